// All units at a glance, sixteen to a row. One slider for the keyboard, a box for each cell for the mouse.
import { element } from "../../../text/segments.js";
import { tint } from "../colours.js";

const ACROSS = 16;
const STEPS = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -ACROSS,
  ArrowDown: ACROSS,
  PageUp: -4 * ACROSS,
  PageDown: 4 * ACROSS,
};

export class CellGrid {
  // choose(cell); point(cell or null) while the mouse is over one.
  constructor(parent, choose, point) {
    this.node = element("div", "cell-board");
    this.node.tabIndex = 0;
    this.node.setAttribute("role", "slider");
    this.node.setAttribute("aria-valuemin", 0);
    parent.append(this.node);
    this.boxes = [];
    this.node.addEventListener(
      "click",
      (event) => event.target.dataset.cell && choose(Number(event.target.dataset.cell)),
    );
    this.node.addEventListener("pointerover", (event) =>
      point(event.target.dataset.cell ? Number(event.target.dataset.cell) : null),
    );
    this.node.addEventListener("pointerleave", () => point(null));
    this.node.addEventListener("keydown", (event) => this.#key(event, choose));
  }

  // text(cell) says a cell's number in words.
  show({ units, values, range, cell, names, label, text }) {
    if (this.boxes.length !== units) this.#build(units);
    if (values !== this.values) {
      this.values = values;
      for (const [index, box] of this.boxes.entries()) tint(box, values ? values[index] : null, range);
    }
    for (const box of this.boxes) {
      box.classList.toggle("named", box.dataset.cell in names);
      box.classList.toggle("chosen", Number(box.dataset.cell) === cell);
    }
    this.cell = cell;
    this.node.setAttribute("aria-label", label);
    this.node.setAttribute("aria-valuemax", units - 1);
    this.node.setAttribute("aria-valuenow", cell);
    this.node.setAttribute("aria-valuetext", text(cell));
  }

  #build(units) {
    this.boxes = Array.from({ length: units }, (_, cell) => {
      const box = element("span", "cell-box");
      box.dataset.cell = cell;
      return box;
    });
    this.node.replaceChildren(...this.boxes);
  }

  #key(event, choose) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.boxes.length - 1;
    const to =
      { Home: 0, End: last }[event.key] ?? (event.key in STEPS ? this.cell + STEPS[event.key] : null);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to >= 0 && to <= last) choose(to);
  }
}
