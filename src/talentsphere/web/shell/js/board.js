// The pipeline: cards move by pointer, by keys ([ and ], or Shift with the arrows) and by their menus. A card moves
// at once; when the server refuses it goes back and says so. Every move can be undone for a while.
import Sortable from "sortablejs";
import { Mover } from "./board_moves.js";

const CARD = "[data-board-card]";
const CARDS = "[data-board-cards]";

function setUp(board) {
  const mover = new Mover(board);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const list of board.querySelectorAll(CARDS)) {
    new Sortable(list, {
      group: "board",
      draggable: CARD,
      animation: calm ? 0 : 140,
      // A finger scrolls; it drags after it has rested on a card.
      delay: 180,
      delayOnTouchOnly: true,
      filter: "summary, select, button, form",
      preventOnFilter: false,
      ghostClass: "board-card--ghost",
      dragClass: "board-card--dragging",
      onStart: (event) => mover.remember(event.item),
      onEnd: (event) => mover.dropped(event.item),
    });
  }
  // One card is in the order of tabs; the arrows reach the others.
  const cards = () => [...board.querySelectorAll(CARD)];
  const first = cards()[0];
  if (first) first.tabIndex = 0;
  board.addEventListener("focusin", (event) => {
    const focused = event.target.closest(CARD);
    if (!focused) return;
    for (const card of cards()) card.tabIndex = card === focused ? 0 : -1;
  });
  board.addEventListener("keydown", (event) => keyed(event, mover));
  board.addEventListener("submit", (event) => {
    const card = event.target.closest(CARD);
    if (!card) return;
    event.preventDefault();
    card.querySelector("details[open]")?.removeAttribute("open");
    mover.toColumn(card, event.target.elements.stage.value);
  });
}

function keyed(event, mover) {
  const card = event.target.closest(CARD);
  if (!card || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowLeft: -1, ArrowRight: 1, "[": -1, "]": 1 }[event.key];
  if (by && (event.shiftKey || event.key === "[" || event.key === "]")) mover.byColumns(card, by);
  else if (by) neighbour(card, by)?.focus();
  else if (event.key === "ArrowDown") card.nextElementSibling?.focus();
  else if (event.key === "ArrowUp") card.previousElementSibling?.focus();
  else if (event.key === "Enter" && event.target === card) card.querySelector("a").click();
  else return;
  event.preventDefault();
}

// The card at the same height in the next column that has any.
function neighbour(card, by) {
  const place = [...card.parentElement.children].indexOf(card);
  let column = card.closest("[data-board-column]");
  while ((column = by > 0 ? column.nextElementSibling : column.previousElementSibling)) {
    const there = column.querySelectorAll(CARD);
    if (there.length) return there[Math.min(place, there.length - 1)];
  }
  return null;
}

for (const board of document.querySelectorAll("[data-board]")) setUp(board);
