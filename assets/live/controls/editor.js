// A text field over a handle, for the exact value. What was typed stays until it is accepted or dropped.
export class Editor {
  constructor(frame, onText) {
    this.frame = frame;
    this.onText = onText;
    this.field = null;
  }

  get handle() {
    return this.field?.dataset.handle ?? null;
  }

  open(handle, box, name, value, typed) {
    this.close();
    const field = document.createElement("input");
    field.type = "text";
    field.inputMode = "text";
    field.className = "exact-value";
    field.dataset.handle = handle;
    field.setAttribute("aria-label", `${name}: exact value`);
    field.autocomplete = "off";
    field.spellcheck = false;
    field.value = typed ?? value;
    this.initial = field.value;
    Object.assign(field.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => this.#leave());
    this.frame.append(field);
    this.field = field;
    field.focus({ preventScroll: true });
    if (typed === null || typed === undefined) field.select();
    else this.initial = null;
  }

  refuse() {
    this.field?.setAttribute("aria-invalid", "true");
  }

  close() {
    const { field } = this;
    this.field = null;
    field?.remove();
  }

  #key(event) {
    event.stopPropagation();
    if (event.key === "Enter") {
      event.preventDefault();
      this.onText(this.handle, this.field.value);
    } else if (event.key === "Escape") {
      const { handle } = this;
      this.close();
      this.onText(handle, null);
    }
  }

  #leave() {
    if (!this.field) return;
    if (this.field.value === this.initial) this.close();
    else this.onText(this.handle, this.field.value, true);
  }
}
