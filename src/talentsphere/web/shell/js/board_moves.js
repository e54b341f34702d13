// Moves of one board: on the page at once, then on the server, and back when it refuses.
const COLUMN = "[data-board-column]";

export class Mover {
  constructor(board) {
    this.board = board;
    this.words = board.dataset;
    this.from = null;
  }

  remember(card) {
    this.from = { list: card.parentElement, before: card.nextElementSibling };
  }

  /** The pointer let a card go: send where it is now, unless it is where it was. */
  dropped(card) {
    const { list, before } = this.from;
    if (list === card.parentElement && before === card.nextElementSibling) return;
    this.send(card, this.from);
  }

  /** One column to the left or right, to its end. */
  byColumns(card, by) {
    const column = card.closest(COLUMN);
    const next = by > 0 ? column.nextElementSibling : column.previousElementSibling;
    if (next) this.toColumn(card, next.dataset.boardColumn);
  }

  toColumn(card, id) {
    const column = this.board.querySelector(`[data-board-column="${CSS.escape(id)}"]`);
    if (!column || column === card.closest(COLUMN)) return;
    this.remember(card);
    const back = this.from;
    this.place(card, { list: column.querySelector("[data-board-cards]"), before: null });
    this.send(card, back);
  }

  place(card, { list, before }) {
    const focused = card.contains(document.activeElement);
    list.insertBefore(card, before?.parentElement === list ? before : null);
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (focused) card.focus();
    this.count();
  }

  async send(card, back, message = this.words.moved) {
    this.count();
    const form = card.querySelector("form");
    const column = card.closest(COLUMN);
    const stage = column.dataset.boardColumn;
    const body = new URLSearchParams(new FormData(form));
    body.set("stage", stage);
    body.set("position", [...card.parentElement.children].indexOf(card));
    card.ariaBusy = "true";
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Refused(await explanation(answer));
      form.elements.stage.value = stage;
      const undone = message === this.words.undone;
      this.tell(fill(message, card, column), undone ? null : () => this.undo(card, back));
    } catch (error) {
      this.place(card, back);
      const home = card.closest(COLUMN);
      this.tell([error.reason, fill(this.words.failed, card, home)].filter(Boolean).join(" "), null);
    } finally {
      card.ariaBusy = null;
    }
  }

  undo(card, back) {
    this.remember(card);
    const from = this.from;
    this.place(card, back);
    card.focus();
    this.send(card, from, this.words.undone);
  }

  count() {
    for (const column of this.board.querySelectorAll(COLUMN)) {
      column.querySelector("[data-count]").textContent = column.querySelectorAll("[data-board-card]").length;
    }
  }

  // toasts.js, in the other bundle, listens for this event.
  tell(message, undo) {
    document.dispatchEvent(new CustomEvent("toast", { detail: { message, undo } }));
  }
}

function fill(words, card, column) {
  return words.replace("{card}", card.getAttribute("aria-label")).replace("{column}", column.querySelector("h2").textContent);
}

// A problem answer says in `detail` why not.
async function explanation(answer) {
  const kind = answer.headers.get("Content-Type") ?? "";
  return kind.includes("json") ? ((await answer.json()).detail ?? "") : "";
}

/** The server answered and said no; anything else that is thrown is a failed connection. */
class Refused extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
