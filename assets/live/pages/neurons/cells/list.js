// Units in order, best first, as one list box.
import { element } from "../../../text/segments.js";

export class CellList {
  constructor(parent, choose) {
    this.choose = choose;
    this.head = element("div", "rank-head");
    this.head.setAttribute("aria-hidden", "true");
    this.node = element("div", "rank-list");
    this.node.tabIndex = 0;
    this.node.setAttribute("role", "listbox");
    parent.append(this.head, this.node);
    this.node.addEventListener("click", (event) => {
      const option = event.target.closest("[data-cell]");
      if (option) choose(Number(option.dataset.cell));
    });
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  // rows: { cell, name, columns: [texts] } in order; key tells whether they are others than before.
  show({ key, label, head, rows, cell }) {
    this.node.setAttribute("aria-label", label);
    if (key !== this.key) {
      this.key = key;
      this.head.replaceChildren(...head.map((text) => element("span", "", text)));
      this.options = new Map(rows.map((row, place) => [row.cell, this.#option(row, place)]));
      this.node.replaceChildren(...this.options.values());
      this.node.scrollTop = 0;
      this.#mark(cell);
    }
    if (cell === this.chosen) return;
    this.#mark(cell);
    const option = this.options.get(cell);
    if (!option) return;
    const [top, height] = [option.offsetTop, option.offsetHeight];
    if (top < this.node.scrollTop || top + height > this.node.scrollTop + this.node.clientHeight)
      this.node.scrollTop = top - height;
  }

  #mark(cell) {
    this.chosen = cell;
    for (const [known, option] of this.options) option.setAttribute("aria-selected", String(known === cell));
    this.node.setAttribute("aria-activedescendant", this.options.get(cell)?.id ?? "");
  }

  #option({ cell, name, columns }, place) {
    const node = element("div", "rank-row");
    node.setAttribute("role", "option");
    node.id = `rank-${cell}`;
    node.dataset.cell = cell;
    node.append(
      element("span", "rank-place", `${place + 1}.`),
      element("span", "rank-cell", String(cell)),
      ...columns.map((text) => element("span", "rank-number", text)),
    );
    if (name) node.append(element("span", "cell-name", name));
    return node;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cells = [...this.options.keys()];
    const at = cells.indexOf(this.chosen);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: cells.length - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const cell = cells[Math.max(0, Math.min(cells.length - 1, to))];
    if (cell !== undefined) this.choose(cell);
  }
}
