// On wide screens a result opens beside the list. data-pane names the pane; where it is not shown, or with a key
// that asks for a new window, the link is an ordinary link. data-pane-url is what the address becomes.
import htmx from "htmx.org";

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-pane]");
  const pane = link && document.querySelector(link.dataset.pane);
  if (!pane?.checkVisibility() || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  for (const other of document.querySelectorAll("a[data-pane][aria-current]")) other.removeAttribute("aria-current");
  link.ariaCurrent = "true";
  await htmx.ajax("GET", link.href, { source: pane, target: pane, select: "[data-pane-content]", swap: "innerHTML" });
  if (!pane.querySelector("[data-pane-content]")) {
    location.assign(link.href);
    return;
  }
  pane.scrollTop = 0;
  if (link.dataset.paneUrl) history.replaceState(history.state, "", link.dataset.paneUrl);
});
