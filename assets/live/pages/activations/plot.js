// One curve with its point, tangent and the zones where it is saturated. Positions are scaled, nothing
// else.

import { Scrub } from "../../charts/scrub.js";
import { SizeObserver } from "../../core/paper.js";
import { pictured } from "../../picture/known.js";
import { fixed } from "../../text/format.js";
import { element } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said } from "../../text/texts.js";

const EDGE = { left: 34, right: 12, top: 8, bottom: 24 };
const HEIGHT = 262;
const TICKS = [-1, -0.5, 0, 0.5, 1];

export class CurvePlot {
  constructor(parent, { key, title }, surface, owner) {
    this.key = key;
    this.surface = surface;
    this.node = element("div", "curve-plot");
    this.svg = make(this.node, "svg", { role: "group", "aria-label": said("activations.over", { title }) });
    pictured(this.node, { name: "curve", shape: "chart", title: () => title });
    parent.append(this.node);
    const defs = make(this.svg, "defs");
    this.hatch = `url(#hatch-${key})`;
    const pattern = make(defs, "pattern", {
      id: `hatch-${key}`,
      width: 7,
      height: 7,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    });
    make(pattern, "path", { d: "M0 0V7", class: "hatch" });
    this.clip = make(make(defs, "clipPath", { id: `clip-${key}` }), "rect");
    this.zones = make(this.svg, "g", { class: "zones" });
    this.grid = make(this.svg, "g", { class: "grid" });
    const inside = make(this.svg, "g", { "clip-path": `url(#clip-${key})` });
    this.curve = make(inside, "path", { class: "trace role-plain" });
    this.dashes = key === "tanh" ? make(inside, "path", { class: "rebuilt role-candidate" }) : null;
    this.line = make(inside, "path", { class: "tangent" });
    this.marks = make(this.svg, "g", { class: "marks" });
    this.drop = make(this.svg, "path", { class: "drop" });
    this.knob = surface.slider("z", make(this.svg, "g", { class: "knob" }));
    make(this.knob, "circle", { r: 22, class: "reach" });
    make(this.knob, "circle", { r: 17, class: "halo" });
    make(this.knob, "circle", { r: 9, class: "ball" });
    this.scrub = new Scrub(this.svg, surface, {
      sweep: () => owner.sweep(),
      row: (event, sweep) => this.#row(event, sweep),
    });
    this.observer = new SizeObserver(() => this.data && this.draw());
    this.observer.observe(this.node);
  }

  leave() {
    this.observer.disconnect();
  }

  show(data, sweep) {
    this.data = data;
    this.recorded = sweep;
    this.draw();
  }

  draw() {
    const width = Math.max(this.node.clientWidth, 240);
    const [low, high] = this.data.heights[this.key];
    const { span } = this.data;
    const inner = { width: width - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
    this.inner = inner;
    this.x = (z) => (EDGE.left + ((z + span) / (2 * span)) * inner.width).toFixed(1);
    this.y = (a) => (EDGE.top + ((high - a) / (high - low)) * inner.height).toFixed(1);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.svg.setAttribute("height", HEIGHT);
    for (const [name, value] of Object.entries({ x: EDGE.left, y: EDGE.top, ...inner }))
      this.clip.setAttribute(name, value);
    this.#zones(width);
    this.#axes(width);
    this.#mark();
    const z = this.recorded.columns.get("z");
    this.curve.setAttribute("d", this.#path(z, this.recorded.columns.get(this.key)));
    this.dashes?.setAttribute("d", this.#path(z, this.recorded.columns.get("rebuilt")));
    this.point(this.surface.values);
  }

  #path(xs, ys) {
    let route = "";
    for (let row = 0; row < xs.length; row += 1)
      route += `${row ? "L" : "M"}${this.x(xs[row])} ${this.y(ys[row])}`;
    return route;
  }

  #zones(width) {
    const { faded, span } = this.data;
    const bound = Math.min(faded[this.key], span);
    this.zones.replaceChildren();
    if (bound === span) return;
    const [left, right] = [Number(this.x(-bound)), Number(this.x(bound))];
    const box = { y: EDGE.top, height: this.inner.height };
    for (const [x, wide] of [
      [EDGE.left, left - EDGE.left],
      [right, width - EDGE.right - right],
    ]) {
      make(this.zones, "rect", { x, width: Math.max(0, wide), ...box, class: "saturated" });
      make(this.zones, "rect", { x, width: Math.max(0, wide), ...box, fill: this.hatch });
    }
    const text = said("activations.zone", { bound: fixed(bound, 2) });
    const spot = { x: EDGE.left + 8, y: EDGE.top + 19, class: "zone-name" };
    make(this.zones, "text", spot, text);
  }

  #mark() {
    const { marks, words } = this.data;
    this.marks.replaceChildren();
    for (const { key, z, a } of marks[this.key]) {
      const { role, gate } = words.symbols[key];
      const point = make(this.marks, "circle", {
        cx: this.x(z),
        cy: this.y(a),
        r: 5.5,
        class: `role-${role}`,
      });
      make(point, "title", {}, gate);
    }
  }

  #axes(width) {
    const { span, levels } = this.data;
    this.grid.replaceChildren();
    for (const level of levels[this.key]) {
      make(this.grid, "path", {
        d: `M${EDGE.left} ${this.y(level)}H${width - EDGE.right}`,
        class: level === 0 ? "zero" : "",
      });
      make(
        this.grid,
        "text",
        { x: EDGE.left - 7, y: this.y(level), "text-anchor": "end", "dominant-baseline": "central" },
        String(level).replace("-", "−"),
      );
    }
    make(this.grid, "path", { d: `M${this.x(0)} ${EDGE.top}V${HEIGHT - EDGE.bottom}` });
    for (const share of TICKS) {
      const z = share * span;
      const anchor = share === -1 ? "start" : share === 1 ? "end" : "middle";
      make(
        this.grid,
        "text",
        { x: this.x(z), y: HEIGHT - 7, "text-anchor": anchor },
        z.toLocaleString("en").replace("-", "−"),
      );
    }
  }

  // The point, its tangent and a line down to the axis, at the row that is on screen; a point whose height is
  // not to be seen lies on the axis.
  point(values) {
    if (!this.x) return;
    const z = Number(values.get("z"));
    const hidden = this.surface.veil?.covers(this.key) ?? false;
    const [x, y] = [
      this.x(Math.max(-this.data.span, Math.min(this.data.span, z))),
      hidden ? HEIGHT - EDGE.bottom : this.y(values.get(this.key)),
    ];
    this.knob.setAttribute("transform", `translate(${x} ${y})`);
    this.drop.setAttribute("d", `M${x} ${y}V${HEIGHT - EDGE.bottom}`);
    this.line.style.display = hidden || this.surface.veil?.covers(`${this.key}_slope`) ? "none" : "";
    const half = this.data.half_tangent;
    const [before, after] = ["before", "after"].map((side) => this.y(values.get(`${this.key}_${side}`)));
    this.line.setAttribute("d", `M${this.x(z - half)} ${before}L${this.x(z + half)} ${after}`);
  }

  #row(event, sweep) {
    const box = this.svg.getBoundingClientRect();
    const share = (event.clientX - box.left - EDGE.left) / this.inner.width;
    return Math.max(0, Math.min(sweep.rows - 1, Math.round(share * (sweep.rows - 1))));
  }
}
