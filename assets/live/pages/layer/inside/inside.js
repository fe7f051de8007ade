// One unit of a layer at one step: the unit's picture with its numbers, and every sum written out.
import { button } from "../../../controls/buttons.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { Diagram } from "../../../diagram/diagram.js";
import { arithmetic, factor, number, sumTable } from "../../../opened/sums.js";
import { layoutsOfMany } from "../../../opened/unit.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

const HEADS = ["of", "factors", "product"];

class Inside {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("opened");
    this.requests = requests;
    this.unit = 0;
    const ask = (by) => () => this.#ask(this.unit + by);
    this.previous = button("previous", said("layer.inside.previous_unit"), "", ask(-1));
    this.next = button("next", said("layer.inside.next_unit"), "", ask(1));
    this.where = element("span", "where");
    this.where.setAttribute("role", "status");
    this.at = element("span", "where");
    const [bar, group] = [element("div", "bar"), element("div", "group")];
    group.append(this.previous, this.where, this.next);
    bar.append(group, this.at);
    this.place = element("div", "place");
    this.sums = element("div", "cell-sums");
    this.lines = element("section", "cell-lines");
    this.lines.setAttribute("aria-label", said("layer.inside.after"));
    host.append(bar, this.place, this.sums, this.lines);
    this.diagram = new Diagram(this.place, null, {
      layouts: layoutsOfMany({}),
      label: said("layer.inside.label"),
    });
  }

  receive(data) {
    const { unit, units, time, count, layer } = data;
    this.data = data;
    if (this.requests.settled) this.unit = unit;
    this.where.textContent = said("layer.inside.unit", { unit: unit + 1, units });
    this.at.textContent = [layer, said("layer.time.where", { at: time + 1, count })]
      .filter(Boolean)
      .join(", ");
    this.previous.disabled = unit === 0;
    this.next.disabled = unit === units - 1;
    paintRoles(this.host, data.palette);
    const boxes = JSON.stringify(data.boxes);
    if (boxes !== this.boxes) this.diagram.layouts = layoutsOfMany(data.boxes);
    this.boxes = boxes;
    this.diagram.receive(data);
    this.sums.replaceChildren(...data.sums.map((sum) => this.#sum(sum)));
    const heading = element("h3", "", said("layer.inside.after_title"));
    this.lines.replaceChildren(heading, arithmetic(data.lines, this.diagram.values));
    this.host.dataset.answered = data.answered;
    this.host.dataset.at = `${unit + 1}:${time + 1}`;
  }

  leave() {
    this.diagram.leave();
  }

  #ask(unit) {
    if (unit < 0 || unit >= this.data.units) return;
    this.unit = unit;
    this.requests.sendLatest({ kind: "view", unit });
  }

  #sum(sum) {
    const lines = [
      ...this.#side(sum.h, "all_h"),
      ...this.#side(sum.x, "all_x"),
      { name: said("layer.inside.bias"), value: sum.bias },
      { name: said("layer.inside.sum"), value: sum.z, kind: "total whole" },
    ];
    const heads = HEADS.map((head) => said(`layer.inside.${head}`));
    return sumTable(sum, lines, heads, sum.curve);
  }

  // What one side comes to is said where it has more than one product.
  #side({ terms, others, rest, total }, all) {
    const lines = terms.map((term) => ({
      name: term.name,
      terms: `${number(term.number)} × ${factor(term.weight)}`,
      value: term.product,
    }));
    if (others)
      lines.push({ name: said("layer.inside.others", { count: others }), value: rest, kind: "rest" });
    if (lines.length > 1) lines.push({ name: said(`layer.inside.${all}`), value: total, kind: "total" });
    return lines;
  }
}

export default mounting("inside", Inside, {
  sheets: ["controls/controls.css", "tables/tables.css", "diagram/diagram.css", "opened/opened.css"],
});
