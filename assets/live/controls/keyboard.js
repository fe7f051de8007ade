// The keys that work anywhere on the page, so that a class can be led from the keyboard or with a presenter.
import { toggleCode } from "../handout/code.js";
import { blank } from "../keys/blank.js";
import { focusOf, letGo } from "../keys/focus.js";
import { letters } from "../keys/letters.js";
import { keyList } from "../keys/list.js";
import { scrollOf } from "../keys/scroll.js";
import { leavePresent, togglePresent } from "../shell/view.js";

const ARROWS = { ArrowRight: 1, ArrowLeft: -1 };
const STEPS = { ...ARROWS, PageDown: 1, PageUp: -1 };
const ENDS = { Home: -1, End: 1 };
// Presenters send a full stop to blank the screen, slide shows a B.
const LETTERS = {
  b: () => blank.show(),
  ".": () => blank.show(),
  f: () => togglePresent(),
  q: () => toggleCode(),
  "?": () => keyList.toggle(),
};
// Of a part that is in sight more pixels are seen.
const SLIVER = 160;
const HELD_DOWN = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"];

/**
 * What a live part can be asked for by keys, each where it has it.
 * @typedef {object} Act
 * @property {(by: number) => void} [move] a step on (1) or back (−1)
 * @property {(end: number) => void} [edge] to the first step (−1) or the last (1)
 * @property {() => boolean} [walks] whether there is anything to step through now
 * @property {() => void} [play]
 * @property {() => void} [undo]
 * @property {() => void} [redo]
 * @property {() => void} [hint] Alt and H, also while one types
 */

/** @type {Keyboard[]} */
const parts = [];
// Where somebody clicked last; of several parts it comes first.
/** @type {Keyboard | null} */
let clicked = null;

export class Keyboard {
  /**
   * @param {Act} act
   * @param {HTMLElement | null} [host] what is stepped through stands in it, and has to be in sight
   */
  constructor(act = {}, host = null) {
    this.act = act;
    this.host = host;
    parts.push(this);
  }

  leave() {
    parts.splice(parts.indexOf(this), 1);
    if (clicked === this) clicked = null;
  }

  get isInSight() {
    if (!this.host) return true;
    const { top, bottom, height } = this.host.getBoundingClientRect();
    const least = clicked === this ? 0 : SLIVER;
    return height > 0 && bottom > least && top + least < innerHeight;
  }

  get steps() {
    return Boolean(this.act.move) && (this.act.walks?.() ?? true);
  }

  step(by) {
    if (!this.isInSight) this.host.scrollIntoView({ block: "start" });
    this.act.move(by);
  }
}

document.addEventListener(
  "pointerdown",
  (event) => {
    clicked = parts.find(({ host }) => event.composedPath().includes(host)) ?? null;
  },
  { capture: true },
);

// The parts that are in sight, with the one first where somebody clicked last.
function inSight() {
  const others = parts.filter((part) => part !== clicked);
  return (clicked ? [clicked, ...others] : others).filter((part) => part.isInSight);
}

// What Escape leaves, seen before anything else has heard of the key.
let left = null;

// Before whatever has the focus: what a pointer was at last has had its turn.
document.addEventListener(
  "keydown",
  (event) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  },
  { capture: true },
);

// After whatever has the focus, which may need Escape itself.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !left || left.types !== focusOf(event).types)
    return;
  if (left.held) letGo();
  else if (!left.types) leavePresent();
});

/** @returns {(() => void) | null} what a key does here, if anything */
function actionOf(event) {
  // What a browser fills in by itself comes as a key without a name.
  const { key = "" } = event;
  if (blank.isOn) return HELD_DOWN.includes(key) ? null : () => event.repeat || blank.hide();
  const focus = focusOf(event);
  left = key === "Escape" ? focus : null;
  if (isHint(event)) return find("hint");
  if (focus.types)
    return key === "?" && event.target.matches?.("[data-keys]") ? () => keyList.toggle() : null;
  if (event.ctrlKey || event.metaKey) return chord(event);
  if (event.altKey) return null;
  const step = stepOf(event, focus);
  if (step) return step;
  const letter = LETTERS[key.toLowerCase()];
  if (letter && letters.on && !(key === "." && focus.steers)) return () => event.repeat || letter();
  return focus.idle ? scrollOf(event) : null;
}

function stepOf({ key, shiftKey }, focus) {
  if (shiftKey) return null;
  const seen = inSight();
  if (key === " " && !focus.presses) {
    const playing = seen.find(({ act }) => act.play);
    return playing ? freely(focus, () => playing.act.play()) : null;
  }
  // Keys that scroll a page do so until there is something in sight to step through.
  const part = seen.find((one) => one.steps) ?? (key in ARROWS ? parts.find((one) => one.steps) : null);
  if (!part || focus.steers) return null;
  if (key in STEPS) return freely(focus, () => part.step(STEPS[key]));
  if (key in ENDS && part.act.edge) return freely(focus, () => part.act.edge(ENDS[key]));
  return null;
}

// What was clicked lets go: else the next key would draw a line around it.
function freely({ pointed }, action) {
  return () => {
    if (pointed) letGo();
    action();
  };
}

// By the key's place, since Alt makes another letter of it on some keyboards.
function isHint({ altKey, ctrlKey, metaKey, code }) {
  return altKey && !ctrlKey && !metaKey && code === "KeyH";
}

function chord({ key, shiftKey }) {
  if (key.toLowerCase() === "z") return find(shiftKey ? "redo" : "undo");
  return key.toLowerCase() === "y" ? find("redo") : null;
}

function find(name) {
  const act = parts.map((part) => part.act).find((one) => one[name]);
  return act ? () => act[name]() : null;
}
