// What has the focus, whether it came there by pointer, and which keys it needs for itself.
const KINDS = ["checkbox", "radio", "range", "button", "submit", "reset", "file", "color", "image"];
const WRITTEN_IN = [
  `input${KINDS.map((kind) => `:not([type=${kind}])`).join("")}:not([role=combobox])`,
  "textarea",
  "[contenteditable=true]",
  "[role=textbox]",
].join();
// An open list takes every key, and so does whatever stands over the page.
const OPEN = "[role=combobox][aria-expanded=true], [role=menu], [role=dialog], dialog, .ask";
// What is moved by arrow keys, and what is chosen from by any key.
const STEERED = "[role=slider], input[type=range]";
const CHOSEN_FROM = [
  "select",
  "input[type=radio]",
  ...["combobox", "listbox", "radiogroup", "grid", "tablist"].map((role) => `[role=${role}]`),
].join();
const PRESSED = "button, a, summary, input[type=checkbox], [role=button], [role=switch]";

// What the pointer last gave the focus to, and whether it is still down.
/** @type {Element | null} */
let chosen = null;
let pointing = false;

function listen() {
  const options = { capture: true };
  addEventListener("pointerdown", () => (pointing = true), options);
  // Whatever a click does with the focus is done by then.
  for (const kind of ["pointerup", "pointercancel"])
    addEventListener(kind, () => setTimeout(() => choose(focused())), options);
  addEventListener("keydown", (event) => event.key === "Tab" && choose(null), options);
}

function choose(node) {
  chosen = node;
  pointing = false;
}

listen();

/** What has the focus, also inside a live part. */
export function focused() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
}

/** Gives the focus to what stands in another's place; whether it came by pointer stays as it was. */
export function refocus(node) {
  if (chosen && (!chosen.isConnected || chosen === focused())) chosen = node;
  node.focus({ preventScroll: true });
}

/** Takes the focus off whatever has it. */
export function letGo() {
  /** @type {HTMLElement | null} */ (focused())?.blur();
}

/**
 * @typedef {object} Focus
 * @property {boolean} idle nothing has the focus
 * @property {boolean} pointed it came by pointer
 * @property {boolean} held a field or a handle: something that Escape lets go of
 * @property {boolean} types every key is its own
 * @property {boolean} steers arrow keys and their like are its own
 * @property {boolean} presses Space is its own
 */

/**
 * Who reached something by Tab means it with the keys that it has; a pointer has been and gone.
 * @param {KeyboardEvent} event
 * @returns {Focus}
 */
export function focusOf(event) {
  const [node] = event.composedPath();
  if (!(node instanceof Element) || node === document.body)
    return { idle: true, pointed: false, held: false, types: false, steers: false, presses: false };
  const pointed = pointing || node === chosen;
  const isIn = (kinds) => node.closest(kinds) !== null;
  const writes = isIn(WRITTEN_IN);
  return {
    idle: false,
    pointed,
    held: writes || isIn(`${STEERED}, ${CHOSEN_FROM}`),
    types: writes || isIn(OPEN) || isUnfolded(node) || (!pointed && isIn(CHOSEN_FROM)),
    steers: !pointed && isIn(STEERED),
    presses: !pointed && isIn(PRESSED),
  };
}

// A browser that cannot tell leaves its keys to a list.
function isUnfolded(node) {
  if (!node.matches("select")) return false;
  return !CSS.supports("selector(:open)") || node.matches(":open");
}
