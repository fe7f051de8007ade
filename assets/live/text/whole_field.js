// A field for a whole number. Typed as text: a browser's own field for numbers drops a comma without a word.
import { element } from "./segments.js";
import { said } from "./texts.js";

const GROUPED = /^[1-9]\d{0,2}([ .,'’\u00a0\u202f]\d{3})+$/;

/** The whole number that a text says, in groups of three digits or not; NaN where it says none. */
export function wholeNumber(text) {
  const typed = text.trim();
  const digits = GROUPED.test(typed) ? typed.replace(/\D/g, "") : typed;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}

export class WholeField {
  // taken(number) is called for a number within the bounds, with null for an empty field that may be so;
  // complain(sentence) for anything else, and without one when it is mended. Without it, the browser says so.
  constructor(className, taken, { empty = false, complain = null } = {}) {
    this.taken = taken;
    this.empty = empty;
    this.complain = complain;
    this.node = element("input", className);
    Object.assign(this.node, { type: "text", inputMode: "numeric", autocomplete: "off" });
    this.node.setAttribute("role", "spinbutton");
    this.node.addEventListener("input", () => this.#say(""));
    this.node.addEventListener("change", () => this.#changed());
    this.node.addEventListener("keydown", (event) => this.#stepped(event));
  }

  within(low, high) {
    this.low = low;
    this.high = high;
    this.node.setAttribute("aria-valuemin", low);
    this.node.setAttribute("aria-valuemax", high);
  }

  // What is being typed, or was refused, stays until there is something else to show.
  show(number) {
    if (number === this.shown || this.node.matches(":focus")) return;
    this.#write(number);
  }

  #write(number) {
    this.shown = number;
    this.node.value = number ?? "";
    if (number === null) this.node.removeAttribute("aria-valuenow");
    else this.node.setAttribute("aria-valuenow", number);
    this.#say("");
  }

  #changed() {
    const typed = this.node.value.trim();
    const number = wholeNumber(typed);
    if (this.empty && !typed) this.#take(null);
    else if (number >= this.low && number <= this.high) this.#take(number);
    else this.#say(said("common.field.whole", { typed: typed.slice(0, 40), low: this.low, high: this.high }));
  }

  #take(number) {
    this.#write(number);
    this.taken(number);
  }

  #stepped(event) {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const number = wholeNumber(this.node.value);
    if (!way || Number.isNaN(number) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#take(Math.max(this.low, Math.min(this.high, number + way)));
  }

  #say(problem) {
    if (problem === this.node.validationMessage) return;
    this.node.setCustomValidity(problem);
    this.node.setAttribute("aria-invalid", String(Boolean(problem)));
    if (this.complain) this.complain(problem);
    else if (problem) this.node.reportValidity();
  }
}
