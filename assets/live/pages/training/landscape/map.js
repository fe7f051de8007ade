// A landscape as a picture: shades and level lines as recorded, the way of a run, where it is, and the plain
// step from there. Positions are scaled, nothing else.
import { SizeObserver } from "../../../core/paper.js";
import { pictured } from "../../../picture/known.js";
import { fixed } from "../../../text/format.js";
import { make } from "../../../text/svg.js";
import { said } from "../../../text/texts.js";

const EDGE = { left: 46, right: 10, top: 8, bottom: 40 };
const LARGEST = 520;
const DECIMALS = 2;
const LEVEL = "level";
// Where along a level its name may stand, and how much room names need.
const SOUGHT = [4, 6, 3, 8, 12];
const NAME = 60;
const ROOM = { x: 40, y: 20 };

export class LandscapeMap {
  constructor(parent) {
    this.node = parent;
    this.svg = make(parent, "svg", { role: "img", class: "landscape-map" });
    pictured(this.svg, { name: "landscape", shape: "own" });
    this.#build();
    this.observer = new SizeObserver(() => this.shown && this.show(this.shown));
    this.observer.observe(parent);
  }

  leave() {
    this.observer.disconnect();
  }

  // slice: as recorded; path: the two weights over the epochs; here and published: a pair, or null.
  show(shown) {
    this.shown = shown;
    const { slice, path, here, published, label, names, arrow } = shown;
    this.#scale(slice);
    this.svg.setAttribute("aria-label", label);
    this.#ground(slice);
    const marks = [here, published ?? here, [path[0][0], path[1][0]]];
    this.#levels(
      slice,
      marks.map(([across, up]) => [this.x(across), this.y(up)]),
    );
    this.#axes(slice, names);
    this.way.setAttribute("d", this.#line(path));
    this.start.setAttribute("transform", this.#at([path[0][0], path[1][0]]));
    this.here.setAttribute("transform", this.#at(here));
    this.goal.style.display = published ? "" : "none";
    if (published) this.#mark(published);
    const [across, up] = ["to_across", "to_up"].map((key) => slice.columns.get(key)[0]);
    this.arrow.setAttribute(
      "d",
      arrow
        ? this.#line([
            [here[0], across],
            [here[1], up],
          ])
        : "",
    );
  }

  // The goal's name stands below it, inside the picture.
  #mark(published) {
    const isRight = this.x(published[0]) > this.size.width - NAME;
    this.goal.setAttribute("transform", this.#at(published));
    this.goalName.setAttribute("x", isRight ? 10 : 0);
    this.goalName.setAttribute("text-anchor", isRight ? "end" : "middle");
  }

  #build() {
    const defs = make(this.svg, "defs");
    this.clip = make(make(defs, "clipPath", { id: "landscape-clip" }), "rect");
    const mask = make(defs, "mask", { id: "landscape-mask", style: "mask-type: alpha" });
    this.image = make(mask, "image", { preserveAspectRatio: "none" });
    const marker = { id: "landscape-head", viewBox: "0 0 10 10", refX: 8, refY: 5 };
    const head = make(defs, "marker", { ...marker, markerWidth: 5, markerHeight: 5, orient: "auto" });
    make(head, "path", { d: "M0 0L10 5L0 10z", class: "head" });
    const inside = make(this.svg, "g", { "clip-path": "url(#landscape-clip)" });
    this.ground = make(inside, "rect", { class: "ground", mask: "url(#landscape-mask)" });
    this.lines = make(inside, "g", { class: "levels" });
    this.frame = make(this.svg, "rect", { class: "frame-line" });
    this.grid = make(this.svg, "g", { class: "grid" });
    const over = make(this.svg, "g", { "clip-path": "url(#landscape-clip)" });
    this.goal = make(over, "g", { class: "goal-mark" });
    make(this.goal, "path", { d: "M0 -8L8 0L0 8L-8 0z" });
    this.goalName = make(this.goal, "text", { y: 22 });
    this.goalName.textContent = said("training.landscape.published");
    this.way = make(over, "path", { class: "way" });
    this.start = make(over, "g", { class: "start-mark" });
    make(this.start, "circle", { r: 5 });
    make(this.start, "text", { x: 0, y: 20, "text-anchor": "middle" }, said("training.landscape.start"));
    this.arrow = make(over, "path", { class: "stride", "marker-end": "url(#landscape-head)" });
    this.here = make(over, "circle", { r: 6.5, class: "here" });
  }

  #scale(slice) {
    const [left, right, bottom, top] = ["left", "right", "bottom", "top"].map(
      (key) => slice.columns.get(key)[0],
    );
    const width = Math.max(240, Math.min(LARGEST, this.node.clientWidth));
    const inner = width - EDGE.left - EDGE.right;
    const height = inner + EDGE.top + EDGE.bottom;
    this.size = { width, height, inner };
    this.svg.dataset.range = [left, right, bottom, top].join();
    this.x = (value) => EDGE.left + ((value - left) / (right - left)) * inner;
    this.y = (value) => EDGE.top + ((top - value) / (top - bottom)) * inner;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", height);
    const box = { x: EDGE.left, y: EDGE.top, width: inner, height: inner };
    for (const node of [this.clip, this.ground, this.frame])
      for (const [name, value] of Object.entries(box)) node.setAttribute(name, value);
  }

  // One pixel for each place, between which the browser blends; the outer ones reach half a pixel beyond.
  #ground({ lines }) {
    if (this.painted === lines) return;
    this.painted = lines;
    const rows = lines.get("shade");
    const side = rows.length;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(side, side);
    for (const [up, row] of rows.entries())
      for (const [across, shade] of row.entries()) {
        const place = ((side - 1 - up) * side + across) * 4;
        pixels.data.set([255, 255, 255, Math.round(shade * 255)], place);
      }
    context.putImageData(pixels, 0, 0);
    this.image.setAttribute("href", canvas.toDataURL());
    const beyond = this.size.inner / (side - 1) / 2;
    this.image.setAttribute("x", EDGE.left - beyond);
    this.image.setAttribute("y", EDGE.top - beyond);
    for (const name of ["width", "height"]) this.image.setAttribute(name, this.size.inner + 2 * beyond);
  }

  // Every level has its line, and its name where there is room beside those of the others.
  #levels({ lines }, taken) {
    this.lines.replaceChildren();
    for (const [name, pieces] of lines) {
      if (!name.startsWith(LEVEL)) continue;
      const d = pieces
        .map(([x1, y1, x2, y2]) =>
          this.#line([
            [x1, x2],
            [y1, y2],
          ]),
        )
        .join("");
      make(this.lines, "path", { d, class: "level" });
      const places = SOUGHT.map((part) => pieces[Math.floor(pieces.length / part)]);
      const free = places.map(([x, y]) => [this.x(x), this.y(y)]).find((place) => this.#isFree(place, taken));
      if (!free) continue;
      taken.push(free);
      const attributes = { x: free[0], y: free[1], "text-anchor": "middle", class: "level-name" };
      make(this.lines, "text", { ...attributes, "dominant-baseline": "central" }, name.slice(LEVEL.length));
    }
  }

  /** @param {number[]} place @param {number[][]} taken */
  #isFree(place, taken) {
    const { inner } = this.size;
    const [x, y] = place;
    const inside = x > EDGE.left + ROOM.x / 2 && x < EDGE.left + inner - ROOM.x / 2 && y < EDGE.top + inner;
    return inside && taken.every(([left, top]) => Math.abs(left - x) > ROOM.x || Math.abs(top - y) > ROOM.y);
  }

  #axes({ lines }, [across, up]) {
    const { inner, height } = this.size;
    const [foot, middle] = [EDGE.top + inner, { "text-anchor": "middle" }];
    this.grid.replaceChildren();
    for (const value of lines.get("ticks_across")[0])
      make(this.grid, "text", { x: this.x(value), y: foot + 16, ...middle }, tick(value));
    for (const value of lines.get("ticks_up")[0]) {
      const place = { x: EDGE.left - 6, y: this.y(value), "dominant-baseline": "central" };
      make(this.grid, "text", { ...place, "text-anchor": "end" }, tick(value));
    }
    const named = { ...middle, class: "axis-name" };
    make(this.grid, "text", { x: EDGE.left + inner / 2, y: height - 5, ...named }, across);
    const turned = `translate(12 ${EDGE.top + inner / 2}) rotate(-90)`;
    make(this.grid, "text", { transform: turned, ...named }, up);
  }

  #line([across, up]) {
    return [...across]
      .map((value, n) => `${n ? "L" : "M"}${this.x(value).toFixed(1)} ${this.y(up[n]).toFixed(1)}`)
      .join("");
  }

  #at([across, up]) {
    return `translate(${this.x(across).toFixed(1)} ${this.y(up).toFixed(1)})`;
  }
}

const tick = (value) => fixed(value, Number.isInteger(value) ? 0 : DECIMALS);
