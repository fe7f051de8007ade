// All units, coloured and ranked by a probe, by their memory at one character, or by a brushed span.
import { choices } from "../../../controls/buttons.js";
import { element, fill, offer } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";
import { WholeField } from "../../../text/whole_field.js";
import { WITH_SIGN } from "../colours.js";
import { spelled } from "../signs.js";
import { CellGrid } from "./grid.js";
import { CellList } from "./list.js";
import { number } from "./told.js";

// Beside each figure on this text the one on unseen files; the middle two for a count, the last two for a yes
// or no.
const COLUMNS = [
  ["here", "correlation", "both", 2],
  ["unseen", "unseen", "both", 2],
  ["r2_here", "r2", "graded", 2],
  ["r2_unseen", "r2_unseen", "graded", 2],
  ["auc_here", "separation", "yes_no", 3],
  ["auc_unseen", "unseen_separation", "yes_no", 3],
];
const UNSEEN = ["unseen", "r2_unseen", "unseen_separation"];
const ORDERS = ["probe", "here", "brush"];

export class Cells {
  constructor(parent, act) {
    this.act = act;
    this.node = element("section", "cells");
    this.node.setAttribute("aria-label", said("neurons.cells.label"));
    this.orders = element("div", "segmented");
    this.probe = element("select", "probe");
    this.probe.setAttribute("aria-label", said("neurons.cells.compared"));
    this.probe.addEventListener("change", () => act.probe(this.probe.value));
    this.span = this.#spanFields();
    const row = element("div", "cells-row");
    row.append(this.orders, this.probe, this.span);
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
    const orders = ORDERS.map((key) => [key, said(`neurons.cells.orders.${key}`)]);
    choices(this.orders, said("neurons.cells.order"), orders, order, (chosen) => this.act.order(chosen));
    this.#probes(data, look);
    this.span.hidden = order !== "brush";
    this.#spanValues(look.brush);
    const source = order === "probe" ? found : ranked;
    const fits = source && source.what === { probe: "probe", here: "place", brush: "brush" }[order];
    const view = this.#viewed(order, fits ? source : null, look);
    if (view !== this.drawn) {
      this.drawn = view;
      this.sentence.replaceChildren();
      fill(this.sentence, view.sentence, data.words, []);
    }
    this.grid.show({
      units: data.units,
      values: view.values,
      range: view.range,
      cell: look.cell,
      names: data.names,
      label: said("neurons.cells.board", { by: view.by }),
      text: (cell) => this.#text(cell),
    });
    this.list.show({
      key: `${view.key} ${JSON.stringify(data.names)}`,
      label: said("neurons.cells.list", { by: view.by }),
      head: view.head.length ? [said("neurons.cells.heads.unit"), ...view.head] : [],
      rows: view.rows.map((row) => ({ ...row, name: data.names[row.cell] })),
      cell: look.cell,
    });
    this.#point(null);
    this.node.dataset.ranked = view.rows
      .slice(0, 8)
      .map(({ cell }) => cell)
      .join(",");
  }

  // --- inside -----------------------------------------------------------------------

  #probes(data, look) {
    this.probe.hidden = look.order !== "probe";
    const offered = data.probes.map(({ key, name }) => [key, name]);
    offer(this.probe, offered, look.probe);
  }

  // 256 rows are made once per answer, not with every look.
  #viewed(order, source, look) {
    const made = [order, source, look.brush === null, this.data.vocabulary];
    if (!this.view || made.some((part, index) => part !== this.made[index]))
      this.view = this.#view(order, source, look);
    this.made = made;
    return this.view;
  }

  #view(order, source, look) {
    const empty = {
      key: `${order} waits`,
      by: said("neurons.cells.by.nothing"),
      head: [],
      rows: [],
      values: null,
      sentence: [],
    };
    if (order === "brush" && !look.brush) return { ...empty, sentence: [said("neurons.cells.select")] };
    if (!source) return empty;
    if (order === "here") return this.#here(source);
    return order === "probe" ? this.#followed(source) : this.#brushed(source);
  }

  #followed(source) {
    const { key, name, sentence, graded } = this.data.probes.find(
      ({ key: known }) => known === source.question.probe,
    );
    const [cells, values] = ["cells", "correlation"].map(source.of);
    const quantity = said(`neurons.quantities.${source.question.colour}`);
    const shown = COLUMNS.filter(
      ([, column, kind]) =>
        kind !== (graded ? "yes_no" : "graded") && (this.data.measured || !UNSEEN.includes(String(column))),
    );
    const columns = shown.map(([head, column, , decimals]) => ({
      head: said(`neurons.cells.heads.${head}`),
      values: source.of(column),
      decimals,
    }));
    const rows = Array.from(cells, (cell) => ({
      cell,
      columns: columns.map((column) => number(column.values[cell], column.decimals)),
    }));
    const defined = values.some(Number.isFinite);
    const compared = this.data.measured || this.data.model ? "probe" : "probe_other";
    return {
      key: `${key} ${quantity} ${columns.length} ${this.data.text.length} ${cells[0]} ${values[cells[0]]}`,
      by: said("neurons.cells.by.probe", { probe: name, quantity }),
      head: columns.map(({ head }) => head),
      rows,
      values,
      sentence: saidSegments(`neurons.cells.${defined ? compared : "probe_never"}`, { sentence, quantity }),
    };
  }

  #here(source) {
    const values = source.of("values");
    const { place, colour } = source.question;
    const range = { quantity: colour, twoSided: this.data.quantities[colour], reach: source.of("reach")[0] };
    const order = Array.from(values.keys()).sort(
      (one, other) => Math.abs(values[other]) - Math.abs(values[one]) || one - other,
    );
    const rows = order.map((cell) => ({ cell, columns: [number(values[cell], 3)] }));
    const { name } = this.data.words.symbols[colour];
    const quantity = said(`neurons.quantities.${colour}`);
    return {
      key: `here ${place} ${colour} ${this.data.text.length}`,
      by: said("neurons.cells.by.here", { quantity }),
      head: [name],
      rows,
      values,
      range,
      sentence: [
        said("neurons.cells.here", { quantity, place: place + 1, sign: spelled(this.signs[place]) }),
      ],
    };
  }

  #brushed(source) {
    const [cells, inside, outside, difference] = ["cells", "inside", "outside", "difference"].map(source.of);
    const { start, stop, colour } = source.question;
    const quantity = said(`neurons.quantities.${colour}`);
    const rows = Array.from(cells, (cell) => ({
      cell,
      columns: [number(inside[cell], 2), number(outside[cell], 2)],
    }));
    return {
      key: `brush ${start} ${stop} ${colour} ${this.data.text.length}`,
      by: said("neurons.cells.by.brush", { quantity }),
      head: [said("neurons.cells.heads.inside"), said("neurons.cells.heads.outside")],
      rows,
      values: difference,
      range: { ...WITH_SIGN, reach: source.of("reach")[0] },
      sentence: [said("neurons.cells.brush", { quantity, first: start + 1, last: stop })],
    };
  }

  #text(cell) {
    const row = this.view.rows.find((known) => known.cell === cell);
    const name = this.data.names[cell];
    const numbers = row
      ? this.view.head.map((title, index) => `${title.replace("\n", " ")} ${row.columns[index]}`).join(", ")
      : "";
    return [said("neurons.unit", { unit: cell }), name, numbers].filter(Boolean).join(", ");
  }

  #point(cell) {
    const text = cell === null ? "" : this.#text(cell);
    this.pointed.textContent = text || this.#text(this.look.cell);
  }

  #spanFields() {
    const node = element("div", "span-fields");
    const field = (title) => {
      const label = element("label", "field", title);
      const input = new WholeField("number", () => this.#typedSpan(), {
        empty: true,
        complain: (problem) => this.act.complain(problem),
      });
      label.append(input.node);
      node.append(label);
      return input;
    };
    this.from = field(said("neurons.cells.from"));
    this.to = field(said("neurons.cells.to"));
    this.clear = element("button", "toggle", said("neurons.cells.clear"));
    this.clear.type = "button";
    this.clear.addEventListener("click", () => this.act.clear());
    node.append(this.clear);
    return node;
  }

  #spanValues(brush) {
    this.clear.disabled = !brush;
    for (const field of [this.from, this.to]) field.within(1, this.signs.length);
    // An answer may come between one field and the other: what is being typed stays.
    const said = JSON.stringify(brush);
    if (said === this.said) return;
    this.said = said;
    this.from.show(brush ? brush[0] + 1 : null);
    this.to.show(brush ? brush[1] : null);
  }

  #typedSpan() {
    const [first, last] = [this.from.shown, this.to.shown];
    if (first === null || last === null) return;
    if (last < first) {
      this.act.complain(said("neurons.cells.no_span", { count: this.signs.length.toLocaleString("en") }));
      return;
    }
    this.act.complain("");
    this.act.brush(first - 1, last);
  }
}
