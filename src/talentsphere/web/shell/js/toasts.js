// Short messages after something was done. The server sends them with the header HX-Trigger as
// {"toast": {"message": "…", "undo": "/address", "tone": "bad"}}; modules call toast() themselves.
// As long as recruitment waits before it tells a candidate of a move, so that undo always comes in time.
const SECONDS = 6;
const place = () => document.getElementById("toasts");

/** Says something to people who don't see it happen. */
export function announce(message) {
  const live = document.getElementById("live");
  live.textContent = "";
  // The region has to be empty for a moment, else the same words twice are not read again.
  setTimeout(() => {
    live.textContent = message;
  }, 50);
}

/** Shows a message; `undo` is a function or an address to post to. It stays while it has the focus or the pointer. */
export function toast({ message, undo = null }) {
  const words = place().dataset;
  const box = document.createElement("div");
  box.className = "toast";
  const text = document.createElement("p");
  text.textContent = message;
  box.append(text);
  const remove = () => box.remove();
  if (undo) box.append(button(words.undo, "toast__undo", () => { remove(); typeof undo === "string" ? post(undo) : undo(); }));
  box.append(button(words.close, "", remove));
  place().replaceChildren(box);
  announce(message);
  let timer = setTimeout(remove, SECONDS * 1000);
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(remove, SECONDS * 1000);
  };
  box.addEventListener("pointerenter", hold);
  box.addEventListener("pointerleave", release);
  box.addEventListener("focusin", hold);
  box.addEventListener("focusout", release);
}

function button(label, className, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = `button button--small ${className}`;
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

// An undo by address is a form like any other: the page it leads to shows the result.
function post(address) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const token = document.querySelector("input[name='csrf_token']");
  if (token) form.append(token.cloneNode());
  document.body.append(form);
  form.submit();
}

document.addEventListener("toast", (event) => toast(event.detail));
document.addEventListener("htmx:sendError", () => toast({ message: place().dataset.offline }));
document.addEventListener("htmx:responseError", () => toast({ message: place().dataset.broken }));
