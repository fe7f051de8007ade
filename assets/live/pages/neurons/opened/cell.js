// One unit at one character: the unit's picture with its numbers, and every sum written out.
import { button } from "../../../controls/buttons.js";
import { Keyboard } from "../../../controls/keyboard.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { Diagram } from "../../../diagram/diagram.js";
import { fixed, percent, precise } from "../../../text/format.js";
import { element, fill } from "../../../text/segments.js";
import { textOf } from "../../../text/text.js";
import { said } from "../../../text/texts.js";
import { layouts } from "./unit.js";

const DECIMALS = 4;

const number = (value) => fixed(value, DECIMALS);
const factor = (value) => (value < 0 ? `(${number(value)})` : number(value));

class OpenCell {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.looked = { cell: 0, place: 0 };
    const act = {
      move: (by) => this.#ask("place", this.looked.place + by, this.data.count),
      edge: (end) => this.#ask("place", end < 0 ? 0 : this.data.count - 1, this.data.count),
    };
    this.bar = this.#bar(act);
    this.around = element("p", "around");
    this.place = element("div", "place");
    this.sums = element("div", "cell-sums");
    this.lines = element("section", "cell-lines");
    this.lines.setAttribute("aria-label", said("neurons.opened.after"));
    host.append(this.bar, this.around, this.place, this.sums, this.lines);
    this.diagram = new Diagram(this.place, null, {
      layouts,
      label: said("neurons.opened.label"),
    });
    this.keyboard = new Keyboard(act, host);
  }

  #bar(act) {
    const bar = element("div", "bar");
    this.steps = [
      ["cell", "previous_unit", "next_unit"],
      ["place", "previous_place", "next_place"],
    ].map(([kind, previous, next]) => {
      const ask = (by) => () =>
        kind === "place" ? act.move(by) : this.#ask("cell", this.looked.cell + by, this.data.cells);
      const parts = {
        kind,
        previous: button(
          "previous",
          said(`neurons.opened.${previous}`),
          kind === "place" ? "←" : "",
          ask(-1),
        ),
        where: element("span", "where"),
        next: button("next", said(`neurons.opened.${next}`), kind === "place" ? "→" : "", ask(1)),
      };
      parts.where.setAttribute("role", "status");
      const group = element("div", "group");
      group.append(parts.previous, parts.where, parts.next);
      bar.append(group);
      return parts;
    });
    return bar;
  }

  receive(data) {
    this.data = data;
    // Who goes on quickly is ahead of the answers.
    if (this.requests.settled) this.looked = { cell: data.cell, place: data.place };
    const { cell, cells, place, count, name, sign } = data;
    const told = {
      cell: [cell, cells, said(`neurons.opened.${name ? "named" : "unit"}`, { unit: cell, name })],
      place: [place, count, said("neurons.opened.place", { place: place + 1, count })],
    };
    for (const { kind, previous, where, next } of this.steps) {
      const [at, of, text] = told[kind];
      where.textContent = text;
      previous.disabled = at === 0;
      next.disabled = at === of - 1;
    }
    paintRoles(this.host, data.palette);
    this.#around(data);
    const pills = JSON.stringify(data.pills);
    if (pills !== this.pills) this.diagram.picture = null;
    this.pills = pills;
    this.diagram.receive({
      ...data,
      words: { ...data.words, pills: { ...data.words.pills, ...data.pills } },
    });
    this.sums.replaceChildren(...data.sums.map((sum) => this.#sum(sum, sign)));
    this.#after(data);
    this.host.dataset.answered = data.answered;
    this.host.dataset.at = `${cell}:${place + 1}`;
  }

  leave() {
    this.diagram.leave();
    this.keyboard.leave();
  }

  #ask(kind, wanted, of) {
    if (wanted < 0 || wanted >= of) return;
    this.looked[kind] = wanted;
    this.requests.sendLatest({ kind, [kind]: wanted });
  }

  #around({ around: [before, here, behind], place, count }) {
    const next = element("span", "unread", behind);
    this.around.replaceChildren(
      place > before.length ? "…" : "",
      before,
      element("mark", "", here),
      next,
      place + behind.length < count - 1 ? "…" : "",
    );
  }

  // --- a sum ---------------------------------------------------------------------

  #sum(sum, sign) {
    const { words } = this.data;
    const node = element("section", `cell-sum role-${sum.role}`);
    node.dataset.sum = sum.letter;
    const table = element("table");
    table.setAttribute("aria-label", sum.name);
    const names = table.createTHead().insertRow();
    names.append(
      header(said("neurons.opened.output_of"), "col"),
      header(said("neurons.opened.terms"), "col", "terms"),
      header(said("neurons.opened.product"), "col", "numeric"),
    );
    const body = table.createTBody();
    const line = (name, terms, value, kind = "") => body.append(row(name, terms, value, kind));
    for (const { cell, h, w, product } of sum.terms)
      line(said("neurons.opened.unit", { unit: cell }), `${number(h)} × ${factor(w)}`, product);
    const { cells } = this.data;
    line(said("neurons.opened.others", { count: cells - sum.terms.length }), "", sum.rest, "rest");
    line(said("neurons.opened.all", { count: cells }), "", sum.total, "total");
    line(said("neurons.opened.weight_of", { sign: sign.name }), "", sum.w_x, "of-input");
    line(said("neurons.opened.bias"), "", sum.b);
    line(said("neurons.opened.sum"), "", sum.z, "total whole");
    const result = element("p", "cell-result math");
    const curve = sum.letter === "g" ? words.functions.tanh : words.functions.sigmoid;
    result.append(`${curve}(${number(sum.z)}) = `, element("b", "outcome", precise(sum.value)));
    if (sum.letter !== "g") result.append(` = ${percent(sum.value)}`);
    node.append(element("h3", "", sum.name), table, result);
    return node;
  }

  // --- what becomes of the shares ---------------------------------------------------

  #after({ lines, words }) {
    const table = element("div", "lines");
    for (const key of lines) {
      const symbol = words.symbols[key];
      const line = element("div", "line");
      line.dataset.line = key;
      line.title = `${symbol.name}: ${symbol.meaning}`;
      line.append(element("span", `line-name role-${symbol.role}`, symbol.name));
      line.append(this.#side("formula", [{ symbol: key }, " = ", ...symbol.formula]));
      line.append(
        this.#side("substituted", symbol.numbers),
        this.#side("outcome", [{ value: key, as: "result" }]),
      );
      table.append(line);
    }
    this.lines.replaceChildren(element("h3", "", said("neurons.opened.after_title")), table);
  }

  #side(className, segments) {
    const node = element("span", className);
    if (className !== "formula") node.append(element("span", "equals", "="));
    const slots = [];
    fill(node, segments, this.diagram.values.payload.words, slots);
    for (const { node: slot, key, style } of slots)
      slot.textContent = textOf(this.diagram.values, key, style);
    return node;
  }
}

function row(name, terms, value, kind) {
  const node = element("tr", kind);
  const head = header(name, "row");
  node.append(head);
  if (terms) node.append(element("td", "terms", terms));
  else head.colSpan = 2;
  node.append(element("td", "numeric", number(value)));
  return node;
}

function header(text, scope, className = "") {
  const node = element("th", className, text);
  node.scope = scope;
  return node;
}

export default mounting("opened", OpenCell, {
  sheets: [
    "controls/controls.css",
    "tables/tables.css",
    "diagram/diagram.css",
    "pages/neurons/opened/opened.css",
  ],
});
