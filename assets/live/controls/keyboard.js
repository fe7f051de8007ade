// Keys that work anywhere on the page, so that a class can be led from the keyboard.
const ROLES = ["textbox", "combobox", "slider", "radiogroup", "grid", "tablist"];
const TYPING = [
  "input",
  "textarea",
  "select",
  "[contenteditable=true]",
  ...ROLES.map((role) => `[role=${role}]`),
].join();

export class Keyboard {
  // act offers undo() and redo(), or move(±1) and play(), or all four.
  constructor(act) {
    this.act = act;
    this.listen = (event) => this.#key(event);
    document.addEventListener("keydown", this.listen);
  }

  leave() {
    document.removeEventListener("keydown", this.listen);
  }

  #key(event) {
    const target = event.composedPath()[0];
    if (
      event.defaultPrevented ||
      !(target instanceof Element) ||
      target.closest(TYPING)?.matches(":not([data-handle])")
    )
      return;
    if (event.ctrlKey || event.metaKey) {
      this.#chord(event);
      return;
    }
    if (!this.act.move || event.altKey || target.closest("[data-handle]")) return;
    if (event.key === "ArrowRight") this.#do(event, () => this.act.move(1));
    else if (event.key === "ArrowLeft") this.#do(event, () => this.act.move(-1));
    else if (event.key === " " && this.act.play && !target.closest("button, a, summary"))
      this.#do(event, () => this.act.play());
  }

  #chord(event) {
    if (!this.act.undo) return;
    const key = event.key.toLowerCase();
    if (key === "z") this.#do(event, event.shiftKey ? this.act.redo : this.act.undo);
    else if (key === "y") this.#do(event, this.act.redo);
  }

  #do(event, action) {
    event.preventDefault();
    action();
  }
}
