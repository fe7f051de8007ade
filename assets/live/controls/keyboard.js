// Keys that work anywhere on the page, so that a class can be led from the keyboard.
const ROLES = ["textbox", "combobox", "slider", "radiogroup", "grid", "tablist"];
const TYPING = [
  "input",
  "textarea",
  "select",
  "[contenteditable=true]",
  ...ROLES.map((role) => `[role=${role}]`),
].join();
const PRESSED = "button, a, summary";
const WATCHED = ["pointerdown", "keydown"];

export class Keyboard {
  // act offers undo() and redo(), or move(±1) and play(), or all four.
  constructor(act) {
    this.act = act;
    // Whether what has the focus was last chosen by pointer.
    this.pointed = false;
    this.listen = (event) => this.#key(event);
    this.watch = (event) => this.#watch(event);
    document.addEventListener("keydown", this.listen);
    for (const kind of WATCHED) document.addEventListener(kind, this.watch, true);
  }

  leave() {
    document.removeEventListener("keydown", this.listen);
    for (const kind of WATCHED) document.removeEventListener(kind, this.watch, true);
  }

  // A click on empty space gives some frame of the page the focus, which a key would then draw a line around.
  #watch(event) {
    if (event.type === "pointerdown") this.pointed = true;
    else if (event.key === "Tab") this.pointed = false;
    else if (this.pointed) letFramesGo();
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
    // Keys that a handle takes do not come here.
    if (!this.act.move || event.altKey) return;
    if (event.key === "ArrowRight") this.#do(event, () => this.act.move(1));
    else if (event.key === "ArrowLeft") this.#do(event, () => this.act.move(-1));
    else if (event.key === " " && this.act.play) this.#space(event, target);
  }

  // A button that was clicked gives Space up; one that was reached by Tab is pressed by it.
  #space(event, target) {
    if (target.closest(PRESSED)) {
      if (!this.pointed) return;
      /** @type {HTMLElement} */ (target).blur();
    }
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

function letFramesGo() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (node instanceof HTMLElement && node !== document.body && !node.closest(`${TYPING}, ${PRESSED}`))
    node.blur();
}
