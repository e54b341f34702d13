// Menus and filter chips are <details>. Only one is open at a time; Escape and a press elsewhere close it.
const open = () => document.querySelectorAll("details[data-popover][open]");

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details[data-popover][open]")) return;
  for (const other of open()) {
    if (other !== event.target && !other.contains(event.target)) other.open = false;
  }
}, true);

document.addEventListener("pointerdown", (event) => {
  for (const details of open()) {
    if (!details.contains(event.target)) details.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of open()) {
    const within = details.contains(document.activeElement);
    details.open = false;
    if (within) details.querySelector("summary").focus();
  }
});

// Tabbing out closes it, so that it never covers what has the focus.
document.addEventListener("focusin", (event) => {
  for (const details of open()) {
    if (!details.contains(event.target)) details.open = false;
  }
});
