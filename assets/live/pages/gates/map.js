// A gate's share over every input and short-term memory. Colours and lines come as recorded places; only
// scaled here.

import { Scrub } from "../../charts/scrub.js";
import { SizeObserver } from "../../core/paper.js";
import { pictured } from "../../picture/known.js";
import { isPresenting } from "../../shell/view.js";
import { element, fill } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said, saidSegments } from "../../text/texts.js";

const EDGE = { left: 52, right: 8, top: 8, bottom: 44 };
const LARGEST = 470;
const STRONG = 0.86;
const FAINT = 0.03;
const SETTLE = 350;
const ENDS = ["x1", "h1", "x2", "h2"];
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const TICKS = [-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1];
const LABEL_AT = [0.32, 0.5, 0.68];

export class GateMap {
  constructor(parent, data, surface, owner) {
    this.surface = surface;
    this.owner = owner;
    this.node = element("div", "map");
    this.svg = make(this.node, "svg", { role: "group", class: `role-${data.role}` });
    pictured(this.svg, { name: "gate_map", shape: "own" });
    const reading = element("p", "map-hint");
    fill(reading, saidSegments("gates.map.reading"), data.words, []);
    const hint = element("p", "map-hint");
    hint.append(element("span", "handling", `${said("gates.map.hint")} `), said("gates.map.shade"));
    parent.append(this.node, hint, reading);
    this.#draw(data);
    // Below the map, and on it: whatever says how far the gate opens.
    this.results = [
      reading,
      this.ground,
      this.arrow,
      ...this.lines.flatMap(({ path, text }) => [path, text]),
    ];
    this.knob.addEventListener("keydown", (event) => this.#key(event));
    this.knob.addEventListener("focusout", () => this.#settle());
    this.scrub = new Scrub(this.svg, surface, {
      sweep: () => owner.sweep("point"),
      row: (event) => this.#row(event),
      // Over the rest of the map it scrolls the page.
      drags: ({ target }) => this.knob.contains(/** @type {Node} */ (target)),
    });
    this.observer = new SizeObserver(() => this.data && this.#layout());
    this.observer.observe(this.node);
    this.keyed = null;
  }

  leave() {
    this.observer.disconnect();
    clearTimeout(this.keyed?.timer);
  }

  show(data) {
    this.data = data;
    const [gate, given, memory] = [data.letter, "x", "h_prev"].map((key) => data.words.symbols[key].name);
    this.svg.setAttribute("aria-label", said("gates.map.name", { gate, given, memory }));
    this.#layout();
  }

  #draw(data) {
    const defs = make(this.svg, "defs");
    this.scale = make(defs, "linearGradient", { id: "map-scale", gradientUnits: "userSpaceOnUse" });
    const [lowest, highest] = [data.stops[0][1], data.stops.at(-1)[1]];
    this.strength = (value) =>
      (FAINT + ((value - lowest) / (highest - lowest)) * (STRONG - FAINT)).toFixed(4);
    for (const [offset, value] of data.stops)
      make(this.scale, "stop", { offset, class: "stop", "stop-opacity": this.strength(value) });
    this.clip = make(make(defs, "clipPath", { id: "map-clip" }), "rect");
    const marker = make(defs, "marker", {
      id: "map-head",
      viewBox: "0 0 10 10",
      refX: 8,
      refY: 5,
      markerWidth: 7,
      markerHeight: 7,
      orient: "auto-start-reverse",
    });
    make(marker, "path", { d: "M0 0L10 5L0 10z", class: "head" });
    this.fill = "url(#map-scale)";
    this.ground = make(this.svg, "rect", { class: "ground" });
    this.grid = make(this.svg, "g", { class: "grid" });
    const inside = make(this.svg, "g", { "clip-path": "url(#map-clip)" });
    this.lines = data.levels.map((level) => ({
      path: make(inside, "path", { class: "level" }),
      text: make(
        this.svg,
        "text",
        { class: "level-name", "text-anchor": "middle", "dominant-baseline": "central" },
        level,
      ),
    }));
    this.cross = make(inside, "path", { class: "cross" });
    this.arrow = make(this.svg, "path", { class: "arrow", "marker-end": "url(#map-head)" });
    this.knob = this.surface.slider("point", make(this.svg, "g", { class: "knob" }));
    make(this.knob, "circle", { r: 22, class: "reach" });
    make(this.knob, "circle", { r: 18, class: "halo" });
    make(this.knob, "circle", { r: 9.5, class: "ball" });
  }

  #layout() {
    const size = isPresenting() ? LARGEST : Math.min(LARGEST, Math.max(this.node.clientWidth, 240));
    const { reach, words } = this.data;
    const width = size - EDGE.left - EDGE.right;
    const height = width;
    const total = height + EDGE.top + EDGE.bottom;
    this.inner = { width, height };
    this.x = (value) => EDGE.left + ((value + reach) / (2 * reach)) * width;
    this.y = (value) => EDGE.top + ((reach - value) / (2 * reach)) * height;
    this.svg.setAttribute("viewBox", `0 0 ${size} ${total}`);
    this.svg.setAttribute("width", size);
    this.svg.setAttribute("height", total);
    const box = { x: EDGE.left, y: EDGE.top, width, height };
    for (const node of [this.ground, this.clip])
      for (const [name, value] of Object.entries(box)) node.setAttribute(name, value);
    this.grid.replaceChildren();
    for (const tick of TICKS) {
      const value = tick * reach;
      const text = (Number.isInteger(value) ? value : Number(value.toPrecision(2)))
        .toLocaleString("en")
        .replace("-", "−");
      make(this.grid, "path", {
        d: `M${this.x(value)} ${EDGE.top}v${height}M${EDGE.left} ${this.y(value)}h${width}`,
        class: tick === 0 ? "zero" : "",
      });
      make(this.grid, "text", { x: this.x(value), y: EDGE.top + height + 17, "text-anchor": "middle" }, text);
      make(
        this.grid,
        "text",
        { x: EDGE.left - 7, y: this.y(value), "text-anchor": "end", "dominant-baseline": "central" },
        text,
      );
    }
    make(
      this.grid,
      "text",
      { x: EDGE.left + width / 2, y: total - 6, "text-anchor": "middle", class: "axis-name role-input" },
      words.symbols.x.name,
    );
    make(
      this.grid,
      "text",
      {
        x: 0,
        y: 0,
        transform: `translate(11 ${EDGE.top + height / 2}) rotate(-90)`,
        "text-anchor": "middle",
        class: "axis-name role-short_term",
      },
      words.symbols.h_prev.name,
    );
    this.paint(this.surface.values);
  }

  // The map of the weights on screen and the point on it.
  paint(values) {
    if (!this.x) return;
    this.#colour(values);
    for (const [place, line] of this.lines.entries()) {
      const ends = ENDS.map((end) => values.get(`line${place}.${end}`));
      this.#level(line, LABEL_AT[place], ends);
    }
    const clamp = (value) => Math.max(-this.data.reach, Math.min(this.data.reach, value));
    const [x, y] = [
      this.x(clamp(values.get("x"))).toFixed(1),
      this.y(clamp(values.get("h_prev"))).toFixed(1),
    ];
    this.knob.setAttribute("transform", `translate(${x} ${y})`);
    this.cross.setAttribute(
      "d",
      `M${x} ${EDGE.top}V${EDGE.top + this.inner.height}M${EDGE.left} ${y}H${EDGE.left + this.inner.width}`,
    );
    this.#point(values);
  }

  #colour(values) {
    const [x1, h1, x2, h2] = ENDS.map((end) => values.get(`map.${end}`));
    const flat = known(x1) ? null : this.strength(values.get("map.flat"));
    const wanted =
      flat ?? [this.x(x1), this.y(h1), this.x(x2), this.y(h2)].map((place) => place.toFixed(1)).join(" ");
    // A picture of many colours is only painted anew when it has changed.
    if (wanted === this.coloured) return;
    this.coloured = wanted;
    this.ground.setAttribute("fill", flat === null ? this.fill : "var(--role)");
    this.ground.setAttribute("fill-opacity", flat ?? 1);
    if (flat !== null) return;
    const places = wanted.split(" ");
    for (const [end, name] of ["x1", "y1", "x2", "y2"].entries()) this.scale.setAttribute(name, places[end]);
  }

  #level({ path, text }, share, ends) {
    const [x1, h1, x2, h2] = ends;
    const there = known(x1);
    path.style.display = text.style.display = there ? "" : "none";
    if (!there) return;
    const [ax, ay, bx, by] = [this.x(x1), this.y(h1), this.x(x2), this.y(h2)];
    path.setAttribute("d", `M${ax} ${ay}L${bx} ${by}`);
    const at = (from, to) => from + share * (to - from);
    text.setAttribute("x", Math.max(EDGE.left + 24, Math.min(EDGE.left + this.inner.width - 24, at(ax, bx))));
    text.setAttribute("y", Math.max(EDGE.top + 12, Math.min(EDGE.top + this.inner.height - 12, at(ay, by))));
  }

  // While the claim is looked at: from the pair that agrees to the pair that differs.
  #point(values) {
    const of = (key) => values.get(`claim.${key}`);
    const moves = of("h") !== of("turned_h") || of("x") !== of("turned_x");
    this.arrow.style.display = this.data.pointed ? "" : "none";
    const end = moves ? `L${this.x(of("turned_x"))} ${this.y(of("turned_h"))}` : "h0.01";
    this.arrow.setAttribute("d", `M${this.x(of("x"))} ${this.y(of("h"))}${end}`);
  }

  #row(event) {
    const box = this.svg.getBoundingClientRect();
    const { side } = this.data;
    const scale = this.svg.viewBox.baseVal.width / box.width;
    const place = (share) => Math.max(0, Math.min(side - 1, Math.round(share * (side - 1))));
    const column = place(((event.clientX - box.left) * scale - EDGE.left) / this.inner.width);
    const line = place(1 - ((event.clientY - box.top) * scale - EDGE.top) / this.inner.height);
    return line * side + column;
  }

  // --- the point by keys ------------------------------------------------------------

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    this.#nudge(step.map((by) => by * (event.shiftKey ? 10 : 1)));
  }

  async #nudge([right, up]) {
    let sweep;
    try {
      sweep = await this.owner.sweep("point");
    } catch {
      this.surface.say(said("gates.map.lost"));
      return;
    }
    const { side } = this.data;
    const { values } = this.surface;
    const [x, h] = [sweep.columns.get("x"), sweep.columns.get("h_prev")];
    const within = (place) => Math.max(0, Math.min(side - 1, place));
    const column = within(nearest(side, (place) => x[place], values.get("x")) + right);
    const line = within(nearest(side, (place) => h[place * side], values.get("h_prev")) + up);
    this.keyed ??= { overlay: values.addOverlay(sweep, 0) };
    this.keyed.overlay.row = line * side + column;
    clearTimeout(this.keyed.timer);
    this.keyed.timer = setTimeout(() => this.#settle(), SETTLE);
    this.surface.paint();
  }

  // Key presses in quick succession become one change.
  #settle() {
    if (!this.keyed) return;
    clearTimeout(this.keyed.timer);
    const { overlay } = this.keyed;
    this.keyed = null;
    this.surface.commit(overlay);
  }
}

const known = (value) => value !== null && Number.isFinite(value);

function nearest(count, at, value) {
  let best = 0;
  for (let place = 1; place < count; place += 1)
    if (Math.abs(at(place) - value) < Math.abs(at(best) - value)) best = place;
  return best;
}
