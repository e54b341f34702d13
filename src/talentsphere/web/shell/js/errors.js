// When a form comes back with errors, the summary of them has the focus: at load and after a live answer.
function focusSummary(within) {
  within.querySelector("[data-error-summary]")?.focus();
}

focusSummary(document);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));

// A link of the summary goes to its field; for a group, to its first choice.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  (field.closest(".field, .choices") ?? field).scrollIntoView({ block: "center" });
});
