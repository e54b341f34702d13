// HTMX without anything that evaluates text as code or writes styles, so that a strict policy holds.
import htmx from "htmx.org";
import { announce } from "./toasts.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  // Pages may show personal data; the browser's own cache keeps them as the headers say, storage does not.
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
  // A 422 is a form with its errors, which is what should be shown.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

// Empty fields of search forms stay out of the address, with and without HTMX.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === "") event.formData.delete(name);
  }
});

// An open popover and the focus within it survive when a live answer replaces them.
let kept = null;
document.addEventListener("htmx:beforeSwap", () => {
  kept = {
    open: [...document.querySelectorAll("details[id][open]")].map((details) => details.id),
    focus: document.activeElement?.id,
  };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!kept) return;
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  if (kept.focus && document.activeElement === document.body) {
    document.getElementById(kept.focus)?.focus({ preventScroll: true });
  }
  kept = null;
});

// A region that exists before its words change is read out; one that is replaced is not. So the words of
// [data-announce] in a live answer are repeated in the page's own region.
document.addEventListener("htmx:afterSettle", (event) => {
  const news = event.target.querySelector?.("[data-announce]");
  if (news) announce(news.textContent.trim());
});
