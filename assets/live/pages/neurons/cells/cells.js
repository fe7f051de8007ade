// All cells, coloured and ranked by a probe, by their memory at one character, or by a brushed span.
import { choices } from "../../../controls/buttons.js";
import { fixed } from "../../../text/format.js";
import { element } from "../../../text/segments.js";
import { spelled } from "../signs.js";
import { CellGrid } from "./grid.js";
import { CellList } from "./list.js";

const ORDERS = [
  ["probe", "Follows"],
  ["here", "Here"],
  ["brush", "In a span"],
];

export class Cells {
  constructor(parent, act) {
    this.act = act;
    this.node = element("section", "cells");
    this.node.setAttribute("aria-label", "All cells");
    this.orders = element("div", "segmented");
    this.probe = element("select", "probe");
    this.probe.setAttribute("aria-label", "What cells are compared with");
    this.probe.addEventListener("change", () => act.probe(this.probe.value));
    this.span = this.#spanFields();
    const row = element("div", "cells-row");
    row.append(this.orders, this.probe, this.span);
    this.told = this.told.bind(this);
    this.sentence = element("p", "cells-told");
    this.pointed = element("p", "cells-pointed");
    const both = element("div", "cells-both");
    const left = element("div");
    const right = element("div", "rank");
    both.append(left, right);
    this.grid = new CellGrid(
      left,
      (cell) => act.cell(cell),
      (cell) => this.#point(cell),
    );
    left.append(this.pointed);
    this.list = new CellList(right, (cell) => act.cell(cell));
    this.node.append(row, this.sentence, both);
    parent.append(this.node);
  }

  show(data, look, found, ranked, signs) {
    this.data = data;
    this.look = look;
    this.signs = signs;
    const { order } = look;
    choices(this.orders, "Colour and rank the cells by", ORDERS, order, (chosen) => this.act.order(chosen));
    this.#probes(data, look);
    this.span.hidden = order !== "brush";
    this.#spanValues(look.brush);
    const source = order === "probe" ? found : ranked;
    const fits = source && source.what === { probe: "probe", here: "place", brush: "brush" }[order];
    const view = this.#viewed(order, fits ? source : null, look);
    this.sentence.textContent = view.sentence;
    this.grid.show({
      units: data.units,
      values: view.values,
      cell: look.cell,
      names: data.names,
      label: `All cells, coloured by ${view.by}`,
      text: (cell) => this.#text(cell),
    });
    this.list.show({
      key: `${view.key} ${JSON.stringify(data.names)}`,
      label: `Cells ranked by ${view.by}`,
      head: view.head,
      rows: view.rows.map((row) => ({ ...row, name: data.names[row.cell] })),
      cell: look.cell,
    });
    this.#point(null);
    this.node.dataset.ranked = view.rows
      .slice(0, 8)
      .map(({ cell }) => cell)
      .join(",");
  }

  // How a cell follows the chosen probe, in a sentence.
  told(cell, found, probes) {
    if (!found) return "";
    const { name } = probes.find(({ key }) => key === found.question.probe);
    const value = found.of("correlation")[cell];
    if (!Number.isFinite(value))
      return found.of("correlation").some(Number.isFinite)
        ? `It does not change on this text.`
        : `This text never changes “${name}”.`;
    const auc = found.of("auc")[cell];
    const measure = this.data.measure === "correlation" ? "Correlation" : this.data.measure;
    const also = Number.isFinite(auc) ? `, AUC ${fixed(auc, 3)}` : "";
    return `${measure} with “${name}”: ${fixed(value, 2)}${also}`;
  }

  // --- inside -----------------------------------------------------------------------

  #probes(data, look) {
    this.probe.hidden = look.order !== "probe";
    if (this.probe.children.length !== data.probes.length) {
      this.probe.replaceChildren(...data.probes.map(({ key, name }) => new Option(name, key)));
    }
    this.probe.value = look.probe;
  }

  // 256 rows are made once per answer, not with every look.
  #viewed(order, source, look) {
    const made = [order, source, look.brush === null, this.data.vocabulary, this.data.measure];
    if (!this.view || made.some((part, index) => part !== this.made[index]))
      this.view = this.#view(order, source, look);
    this.made = made;
    return this.view;
  }

  #view(order, source, look) {
    const empty = {
      key: `${order} waits`,
      by: "nothing yet",
      head: [],
      rows: [],
      values: null,
      sentence: "",
    };
    if (order === "brush" && !look.brush)
      return {
        ...empty,
        sentence:
          "Drag over the text, hold Shift with the arrow keys, or say here from which character to which.",
      };
    if (!source) return empty;
    if (order === "here") return this.#here(source);
    return order === "probe" ? this.#followed(source) : this.#brushed(source);
  }

  #followed(source) {
    const { key, name, sentence } = this.data.probes.find(
      ({ key: known }) => known === source.question.probe,
    );
    const [cells, values, aucs] = ["cells", "correlation", "auc"].map(source.of);
    const defined = values.some(Number.isFinite);
    const graded = !aucs.some(Number.isFinite);
    const rows = Array.from(cells, (cell) => ({
      cell,
      columns: graded ? [number(values[cell], 2)] : [number(values[cell], 2), number(aucs[cell], 3)],
    }));
    const told = defined
      ? sentence
      : `${sentence} On this text it never changes, so no cell can be compared with it.`;
    const measure = this.data.measure === "correlation" ? "corr." : "rank corr.";
    return {
      key: `probe ${key} ${this.data.text.length} ${cells[0]} ${values[cells[0]]}`,
      by: `correlation with “${name}”`,
      head: graded ? [measure] : [measure, "AUC"],
      rows,
      values,
      sentence: told,
    };
  }

  #here(source) {
    const values = source.of("tanh_c");
    const { place } = source.question;
    const order = Array.from(values.keys()).sort(
      (one, other) => Math.abs(values[other]) - Math.abs(values[one]) || one - other,
    );
    const rows = order.map((cell) => ({ cell, columns: [number(values[cell], 3)] }));
    const { name } = this.data.words.symbols.tanh_c;
    const subject = name[0].toUpperCase() + name.slice(1);
    return {
      key: `here ${place} ${this.data.text.length}`,
      by: `${name} after this character`,
      head: [name],
      rows,
      values,
      sentence: `${subject} of every cell after character ${place + 1}: ${spelled(this.signs[place])}.`,
    };
  }

  #brushed(source) {
    const [cells, inside, outside, difference] = ["cells", "inside", "outside", "difference"].map(source.of);
    const { start, stop } = source.question;
    const rows = Array.from(cells, (cell) => ({
      cell,
      columns: [number(inside[cell], 2), number(outside[cell], 2)],
    }));
    const halves = Array.from(difference, (value) => value / 2);
    const inSpan = `characters ${start + 1} to ${stop}`;
    return {
      key: `brush ${start} ${stop} ${this.data.text.length}`,
      by: "the difference between inside and outside the span",
      head: ["inside", "outside"],
      rows,
      values: halves,
      sentence: `Means over ${inSpan} and over the rest; those that differ most come first.`,
    };
  }

  #text(cell) {
    const row = this.view.rows.find((known) => known.cell === cell);
    const name = this.data.names[cell];
    const numbers = row
      ? this.view.head.map((title, index) => `${title} ${row.columns[index]}`).join(", ")
      : "";
    return [`Cell ${cell}`, name, numbers].filter(Boolean).join(", ");
  }

  #point(cell) {
    const text = cell === null ? "" : this.#text(cell);
    this.pointed.textContent = text || this.#text(this.look.cell);
  }

  #spanFields() {
    const node = element("div", "span-fields");
    const field = (title) => {
      const label = element("label", "field", title);
      const input = element("input", "number");
      Object.assign(input, { type: "number", min: 1, step: 1, inputMode: "numeric" });
      input.addEventListener("change", () => this.#typedSpan());
      label.append(input);
      node.append(label);
      return input;
    };
    this.from = field("from");
    this.to = field("to");
    this.clear = element("button", "toggle", "Clear");
    this.clear.type = "button";
    this.clear.addEventListener("click", () => this.act.clear());
    node.append(this.clear);
    return node;
  }

  #spanValues(brush) {
    this.clear.disabled = !brush;
    // An answer may come between one field and the other: what is being typed stays.
    const said = JSON.stringify(brush);
    if (said === this.said) return;
    this.said = said;
    this.from.value = brush ? brush[0] + 1 : "";
    this.to.value = brush ? brush[1] : "";
  }

  #typedSpan() {
    if (!this.from.value || !this.to.value) return;
    const [first, last] = [Number(this.from.value), Number(this.to.value)];
    const n = this.signs.length;
    if (![first, last].every(Number.isInteger) || first < 1 || last > n || last < first) {
      const accepted = `two characters from 1 to ${n.toLocaleString("en")}, the first not after the last`;
      this.act.complain(`No such span; accepted are ${accepted}.`);
      return;
    }
    this.act.complain("");
    this.act.brush(first - 1, last);
  }
}

const number = (value, decimals) => (Number.isFinite(value) ? fixed(value, decimals) : "–");
