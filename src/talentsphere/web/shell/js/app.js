// Everything works without this file; it makes it quicker. Each module looks for its own attributes.
import "./live_pages.js";
import "./shortcuts.js";
import "./errors.js";
import "./display.js";
import "./popovers.js";
import "./dialogs.js";
import "./panes.js";
import "./autosave.js";
import "./toasts.js";

document.documentElement.dataset.scripts = "on";
