// One unit at one character: the unit's picture with its numbers, and every sum written out.
import { button } from "../../../controls/buttons.js";
import { Keyboard } from "../../../controls/keyboard.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { Diagram } from "../../../diagram/diagram.js";
import { arithmetic, factor, number, sumTable } from "../../../opened/sums.js";
import { layoutsWith } from "../../../opened/unit.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

const BOXES = { h_prev: "memories", x: "character" };
const layouts = layoutsWith((handle) => BOXES[handle] ?? (/^w_.h$/.test(handle) ? "weights" : null));

class OpenCell {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("opened");
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
    this.diagram.receive(data);
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

  // --- the sums, and what becomes of the shares ---------------------------------------

  #sum(sum, sign) {
    const { cells, words } = this.data;
    const name = (key, given) => said(`neurons.opened.${key}`, given);
    const lines = [
      ...sum.terms.map(({ cell, h, w, product }) => ({
        name: name("unit", { unit: cell }),
        terms: `${number(h)} × ${factor(w)}`,
        value: product,
      })),
      { name: name("others", { count: cells - sum.terms.length }), value: sum.rest, kind: "rest" },
      { name: name("all", { count: cells }), value: sum.total, kind: "total" },
      { name: name("weight_of", { sign: sign.name }), value: sum.w_x, kind: "of-input" },
      { name: name("bias"), value: sum.b },
      { name: name("sum"), value: sum.z, kind: "total whole" },
    ];
    const heads = ["output_of", "terms", "product"].map((key) => name(key));
    const { sigmoid, tanh } = words.functions;
    return sumTable(sum, lines, heads, sum.letter === "g" ? tanh : sigmoid);
  }

  #after({ lines }) {
    const heading = element("h3", "", said("neurons.opened.after_title"));
    this.lines.replaceChildren(heading, arithmetic(lines, this.diagram.values));
  }
}

export default mounting("opened", OpenCell, {
  sheets: [
    "controls/controls.css",
    "tables/tables.css",
    "diagram/diagram.css",
    "opened/opened.css",
    "pages/neurons/opened/opened.css",
  ],
});
