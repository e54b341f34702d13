// Single keys: an element with data-shortcut="x" is focused when it is a field and followed when it is a link or
// button. In a list with data-key-list, j and k go to the next and the previous link. People can turn them off.
const typing = (element) =>
  element.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(checkbox|radio|button|submit)$/.test(element.type));

const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function use(element) {
  if (!typing(element)) {
    element.click();
    return;
  }
  element.focus();
  element.select?.();
}

function step(list, by) {
  const links = [...list.querySelectorAll("a[data-pane], .job-card__link")];
  const from = Math.max(links.indexOf(document.activeElement), links.findIndex((link) => link.ariaCurrent === "true"));
  const link = links[from < 0 ? 0 : from + by];
  if (!link) return;
  link.focus();
  if (link.dataset.pane) link.click();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  if (document.documentElement.dataset.shortcuts === "off" || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const key = CSS.escape(event.key);
  const target = [...document.querySelectorAll(`[data-shortcut="${key}"]`)].find(visible);
  const list = document.querySelector("[data-key-list]");
  if (target) use(target);
  else if (list && event.key === "j") step(list, 1);
  else if (list && event.key === "k") step(list, -1);
  else return;
  event.preventDefault();
});
