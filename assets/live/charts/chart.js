// Lines over a common x axis, drawn so cheaply that they may change with every frame. Positions are scaled,
// nothing else.
import { SizeObserver, shapeTaken } from "../core/paper.js";
import { pictured } from "../picture/known.js";
import { isPresenting } from "../shell/view.js";

import { fixed, percent } from "../text/format.js";
import { element } from "../text/segments.js";
import { make } from "../text/svg.js";
import { drawNotes, roomFor } from "./notes.js";
import { Pointing } from "./pointing.js";
import { makePoint, placePoint } from "./points.js";
import { extent, nearest, rounds, spell } from "./scale.js";

const EDGE = { left: 46, right: 14, top: 10, bottom: 30 };
// The size of the type in a legend as the style sheet has it; where that is larger, all of the chart is.
const TYPE = 15;
// What letters have below their line.
const TAILS = 5;
// A chart that is lower than this has no room for words inside.
const LOW = 200;
const DOTS_UP_TO = 40;
// Room for a number below the chart.
const LABEL = 64;
// What stands at each point, so that lines of one colour can be told apart.
const MARKS = {
  dot: "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0",
  square: "m-4.5-4.5h9v9h-9z",
  triangle: "m0-6l6 10.5h-12z",
  diamond: "m0-6.5l6.5 6.5l-6.5 6.5l-6.5-6.5z",
  bar: "m-2.2-7h4.4v14h-4.4z",
  plus: "m-1.8-6h3.6v4.2h4.2v3.6h-4.2v4.2h-3.6v-4.2h-4.2v-3.6h4.2z",
  down: "m0 6l6-10.5h-12z",
};

export class Chart {
  // onPick(index, resting) gets the point a person points at; while they drag, resting is false.
  // It is called `picture` among the pictures to keep.
  constructor(parent, { onPick = null, picture = "chart" } = {}) {
    this.onPick = onPick;
    this.node = element("figure", "chart");
    const title = () => this.payload?.title ?? "";
    pictured(this.node, { name: picture, shape: "chart", title });
    this.legend = element("figcaption", "legend");
    this.svg = make(this.node, "svg", { role: "img" });
    this.node.prepend(this.legend);
    parent.append(this.node);
    this.structure = "";
    // Asked for its width with every frame, the browser would lay the page out twice.
    this.observer = new SizeObserver(() => {
      this.#measure();
      if (this.payload) this.#draw();
    });
    this.observer.observe(this.node);
    if (onPick) this.#listen();
  }

  leave() {
    this.observer.disconnect();
  }

  show(payload) {
    this.payload = payload;
    this.at = payload.mark ?? null;
    this.#draw();
  }

  mark(x) {
    this.at = x;
    if (this.payload) this.#read();
  }

  // --- drawing ----------------------------------------------------------------

  // In presentation view a chart fills its place, and is drawn as if that were smaller than it is.
  #measure() {
    const { clientWidth, clientHeight } = this.node;
    const type = isPresenting() ? parseFloat(getComputedStyle(this.legend).fontSize) : TYPE;
    this.enlarged = type / TYPE;
    this.width = clientWidth / this.enlarged;
    const taken = shapeTaken();
    const room = ((taken?.height ?? clientHeight) - this.legend.offsetHeight) / this.enlarged;
    this.filled = taken || isPresenting() ? room - TAILS : null;
  }

  #draw() {
    const { payload } = this;
    if (this.width === undefined) this.#measure();
    const width = Math.max(this.width, 120);
    const isLow = this.filled !== null && this.filled < LOW;
    this.room = isLow ? 0 : roomFor(payload, width);
    this.top = EDGE.top + this.room;
    const height = this.filled === null ? (payload.height ?? 220) + this.room : Math.max(this.filled, 90);
    this.size = { width, height };
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("height", String(height * this.enlarged));
    this.svg.setAttribute("aria-label", payload.label);
    const structure = JSON.stringify([
      width,
      height,
      payload.lines.map(({ key, label, role, style, marker }) => [key, label, role, style, marker]),
      payload.guides,
      payload.spread,
      payload.points?.map(({ label, role }) => [Boolean(label), role]),
    ]);
    if (structure !== this.structure) this.#build();
    this.structure = structure;
    this.title.textContent = payload.title ?? "";
    this.#scale();
    this.#axes();
    for (const line of payload.lines) this.#line(line);
    const spread = payload.lines.filter(({ low }) => low);
    for (const [place, line] of spread.entries()) this.#spread(line, place - (spread.length - 1) / 2);
    for (const [index, { y }] of (payload.guides ?? []).entries())
      this.guides[index].setAttribute("d", `M${EDGE.left} ${this.y(y)}H${width - EDGE.right}`);
    for (const [index, point] of (payload.points ?? []).entries())
      placePoint(this.points[index], point, {
        left: Number(this.x(point.x)),
        top: Number(this.y(point.y)),
        width,
        ceiling: this.top,
      });
    this.#notes(isLow ? [] : (payload.notes ?? []));
    this.#read();
  }

  #build() {
    const { payload } = this;
    this.axes = "";
    this.svg.replaceChildren();
    this.legend.replaceChildren();
    this.grid = make(this.svg, "g", { class: "grid" });
    this.cursor = make(this.svg, "path", { class: "cursor" });
    this.guides = (payload.guides ?? []).map(({ role, style }) =>
      make(this.svg, "path", { class: `guide ${style ?? ""} role-${role}` }),
    );
    this.paths = new Map();
    this.readings = new Map();
    this.title = element("strong", "chart-title");
    if (payload.title) this.legend.append(this.title);
    this.place = element("span", "entry place");
    if (payload.at) this.legend.append(this.place);
    for (const { key, label, role, style, marker } of payload.lines) {
      const group = make(this.svg, "g", {
        class: `line-${style ?? "solid"} role-${role ?? "plain"}`,
        "data-line": key,
      });
      this.paths.set(key, {
        spread: make(group, "path", { class: "spread" }),
        path: make(group, "path", { class: "trace" }),
        dots: make(group, "path", { class: marker ? "dots shape" : "dots" }),
        spot: make(group, "circle", { r: 4.5, class: "spot" }),
      });
      if (label) this.readings.set(key, this.#entry(label, role, style, marker));
    }
    this.points = (payload.points ?? []).map((point) => makePoint(this.svg, point));
    this.notes = make(this.svg, "g", { class: "notes" });
    for (const { label, role, style } of payload.guides ?? [])
      if (label) this.#entry(label, this.#several(payload.guides) ? "plain" : role, `guide ${style ?? ""}`);
    if (payload.spread) this.#entry(payload.spread, "plain", "spread");
  }

  #several(guides) {
    return new Set(guides.map(({ role }) => role)).size > 1;
  }

  #entry(label, role, style, marker) {
    const entry = element("span", `entry role-${role ?? "plain"}`);
    const swatch = make(entry, "svg", {
      class: `swatch line-${style ?? "solid"} role-${role ?? "plain"}`,
      viewBox: "0 0 26 12",
      "aria-hidden": "true",
    });
    const kind = /^(guide|spread)/.test(style) ? style : "trace";
    make(swatch, "path", { d: kind === "spread" ? "M13 0V12" : "M1 6H25", class: kind });
    if (marker) make(swatch, "path", { d: `M13 6${MARKS[marker]}`, class: "dots shape" });
    const reading = element("b", "reading");
    entry.append(` ${label} `, reading);
    this.legend.append(entry);
    return reading;
  }

  #notes(notes) {
    const { width, height } = this.size;
    const place = { x: this.x, right: width - EDGE.right, room: this.room };
    drawNotes(this.notes, notes, { ...place, top: this.top - 4, bottom: height - EDGE.bottom });
  }

  #scale() {
    const { xs, lines, guides = [], points = [], range } = this.payload;
    const { width, height } = this.size;
    const [low, high] =
      range ??
      extent([...lines.map(({ values }) => values), guides.map(({ y }) => y), points.map(({ y }) => y)]);
    const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 1];
    const wide = to - from || 1;
    const inner = { width: width - EDGE.left - EDGE.right, height: height - this.top - EDGE.bottom };
    // A single point stands in the middle.
    this.x = (x) => (EDGE.left + (to === from ? 0.5 : (x - from) / wide) * inner.width).toFixed(1);
    this.y = (y) => (this.top + (1 - (y - low) / (high - low || 1)) * inner.height).toFixed(1);
    this.bounds = [low, high];
  }

  #axes() {
    const { xs, ticks, x_title, y_title, x_labels } = this.payload;
    const { width, height } = this.size;
    const [low, high] = this.bounds;
    const marks = ticks ?? rounds(low, high).map((value) => [value, spell(value, high - low)]);
    const drawn = JSON.stringify([
      width,
      height,
      low,
      high,
      marks,
      xs[0],
      xs.at(-1),
      xs.length,
      x_title,
      y_title,
      x_labels,
    ]);
    if (drawn === this.axes) return;
    this.axes = drawn;
    this.grid.replaceChildren();
    for (const [value, text] of marks) {
      if (value < low || value > high) continue;
      make(this.grid, "path", {
        d: `M${EDGE.left} ${this.y(value)}H${width - EDGE.right}`,
        class: value === 0 ? "zero" : "",
      });
      make(this.grid, "text", {
        x: EDGE.left - 7,
        y: this.y(value),
        "text-anchor": "end",
        "dominant-baseline": "central",
      }).textContent = text;
    }
    const room = Math.max(2, Math.floor((width - EDGE.left) / LABEL));
    const along = xs.map((x) => Number(this.x(x)));
    const apart = along.every((x, index) => index === 0 || x - along[index - 1] >= LABEL - 6);
    for (const x of apart ? xs : rounds(xs[0], xs.at(-1), room, 1)) {
      const text = make(this.grid, "text", {
        x: this.x(x),
        y: height - EDGE.bottom + 16,
        "text-anchor": "middle",
      });
      text.textContent = x_labels ? (x_labels[xs.indexOf(x)] ?? "") : spell(x, xs.at(-1) - xs[0] + 1);
    }
    if (x_title)
      make(this.grid, "text", {
        x: width - EDGE.right,
        y: height - 1,
        "text-anchor": "end",
        class: "axis-title",
      }).textContent = x_title;
    if (y_title)
      make(this.grid, "text", { x: 2, y: this.top - 1, class: "axis-title" }).textContent = y_title;
  }

  #line({ key, values, marker }) {
    const { xs } = this.payload;
    const { path, dots } = this.paths.get(key);
    let route = "";
    let broken = true;
    let spots = "";
    for (let index = 0; index < xs.length; index += 1) {
      const value = values[index];
      if (value === null || value === undefined || !Number.isFinite(value)) {
        broken = true;
        continue;
      }
      const spot = `${this.x(xs[index])} ${this.y(value)}`;
      route += `${broken ? "M" : "L"}${spot}`;
      if (xs.length <= DOTS_UP_TO) spots += `M${spot}${MARKS[marker] ?? "h0"}`;
      broken = false;
    }
    path.setAttribute("d", route);
    dots.setAttribute("d", spots);
  }

  // Whiskers from the least to the greatest value at each x, a little beside those of the other lines.
  #spread({ key, low, high }, aside) {
    const whiskers = this.payload.xs.map(
      (x, index) => `M${Number(this.x(x)) + aside * 5} ${this.y(low[index])}V${this.y(high[index])}`,
    );
    this.paths.get(key).spread.setAttribute("d", whiskers.join(""));
  }

  // The legend says every line's value at the mark; the dot shows which point that is.
  #read() {
    const { xs, lines } = this.payload;
    const index = this.at === null || !xs.length ? -1 : nearest(xs, this.at);
    const { height } = this.size;
    this.cursor.setAttribute(
      "d",
      index < 0 ? "" : `M${this.x(xs[index])} ${this.top - 4}V${height - EDGE.bottom}`,
    );
    if (this.payload.at)
      this.place.textContent =
        index < 0 ? "" : `${this.payload.at} ${this.payload.x_labels?.[index] ?? xs[index]}:`;
    for (const { key, values, decimals, reading: said, text, share } of lines) {
      const value = index < 0 ? null : (said ?? values[index]);
      const known = Number.isFinite(value) && value !== null;
      const { spot } = this.paths.get(key);
      spot.style.display = known ? "" : "none";
      if (known) {
        spot.setAttribute("cx", this.x(xs[index]));
        spot.setAttribute("cy", this.y(value));
      }
      const reading = this.readings.get(key);
      if (reading)
        reading.textContent =
          text ?? (known && decimals !== null ? (share ? percent(value) : fixed(value, decimals ?? 4)) : "");
    }
  }

  // --- pointing ---------------------------------------------------------------

  #listen() {
    this.svg.classList.add("pickable");
    const pick = (event, resting) => {
      const box = this.svg.getBoundingClientRect();
      const share =
        ((event.clientX - box.left) / this.enlarged - EDGE.left) / (this.width - EDGE.left - EDGE.right);
      const { xs } = this.payload;
      if (xs.length) this.onPick(nearest(xs, xs[0] + share * (xs.at(-1) - xs[0])), resting);
    };
    new Pointing(this.svg, {
      start: (event) => pick(event, false),
      move: (event) => pick(event, false),
      end: (event) => pick(event, true),
    });
  }
}
