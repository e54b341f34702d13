// A form with data-autosave sends its fields to that address a second after the last change, and keeps them in the
// browser while the server can't be reached. [data-autosave-state] shows what happened; its data-* are the words.
const WAIT = 1000;
const RETRY = 10000;

class Draft {
  constructor(form) {
    this.form = form;
    this.key = `draft:${form.dataset.autosave}`;
    this.state = form.querySelector("[data-autosave-state]");
    this.timer = 0;
    this.restore();
    form.addEventListener("input", () => this.later(WAIT));
    form.addEventListener("change", () => this.later(WAIT));
    form.addEventListener("submit", () => {
      clearTimeout(this.timer);
      this.controller?.abort();
      localStorage.removeItem(this.key);
    });
    addEventListener("online", () => localStorage.getItem(this.key) && this.save());
  }

  // Files go with the form itself; a draft is text.
  fields() {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") data.append(name, value);
    }
    return data;
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    const body = this.fields();
    this.controller?.abort();
    this.controller = new AbortController();
    this.say("saving");
    try {
      const answer = await fetch(this.form.dataset.autosave, { method: "POST", body, signal: this.controller.signal });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      localStorage.removeItem(this.key);
      this.say("saved");
    } catch (error) {
      if (error.name === "AbortError") return;
      body.delete("csrf_token");
      localStorage.setItem(this.key, body.toString());
      this.say("kept");
      this.later(RETRY);
    }
  }

  restore() {
    const text = localStorage.getItem(this.key);
    if (!text) return;
    const values = new URLSearchParams(text);
    for (const field of this.form.elements) {
      if (!field.name || field.name === "csrf_token" || /^(file|hidden|submit)$/.test(field.type)) continue;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = values.getAll(field.name).includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.getAll(field.name).includes(option.value);
      else if (values.has(field.name)) field.value = values.get(field.name);
    }
    this.say("restored");
    this.later(WAIT);
  }

  say(what) {
    if (this.state) this.state.textContent = this.state.dataset[what] ?? "";
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Draft(form);

// Whoever uses this browser next must not find the drafts of the one who signed out.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action") !== "/sign-out") return;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:")) localStorage.removeItem(key);
  }
});
