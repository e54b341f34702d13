// A link with data-opens shows that dialog instead of going to the page that does the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens]");
  const dialog = link && document.getElementById(link.dataset.opens);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  // A press on the backdrop closes: its target is the dialog itself, outside of the dialog's box.
  if (event.target.matches?.("dialog[open]")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});
