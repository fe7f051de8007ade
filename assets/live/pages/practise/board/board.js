// The picture of the unit with a field in the place of each asked number. What is neither given nor asked
// stays empty; what has no part in the exercise is faint.
import { SizeObserver, shapeTaken } from "../../../core/paper.js";
import { draw } from "../../../diagram/draw.js";
import { presented } from "../../../diagram/layout_present.js";
import { pictured } from "../../../picture/known.js";
import { isPresenting } from "../../../shell/view.js";
import { percent, setting } from "../../../text/format.js";
import { element } from "../../../text/segments.js";
import { textOf } from "../../../text/text.js";
import { said } from "../../../text/texts.js";
import { boxOf, LAYOUTS, placeOf } from "./places.js";

const NARROW = 1000;
const RESULTS = new Set(["sum", "product", "share", "squashed", "memory"]);

export class Board {
  constructor(fields) {
    this.node = element("div", "board");
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.svg.setAttribute("role", "img");
    pictured(this.node, { name: "exercise", shape: "wide" });
    this.node.append(this.svg, ...fields.map(({ node }) => node));
    this.fields = fields;
    this.observer = new SizeObserver(() => this.layout());
  }

  watch() {
    this.observer.observe(this.node.parentElement);
  }

  leave() {
    this.observer.disconnect();
  }

  show(data) {
    const drawn = JSON.stringify([data.vocabulary, data.exercise, data.given]);
    if (drawn !== this.drawn) this.picture = null;
    this.drawn = drawn;
    this.data = data;
    this.layout();
  }

  layout() {
    if (!this.data) return;
    const { clientWidth, clientHeight } = this.node.parentElement;
    const isNarrow = clientWidth && clientWidth < NARROW && !shapeTaken();
    const layout = isPresenting()
      ? presented(clientWidth / clientHeight)
      : LAYOUTS[isNarrow ? "narrow" : "wide"];
    if (this.picture?.layout !== layout) this.#draw(layout);
    this.#write();
  }

  #draw(layout) {
    const { data } = this;
    this.picture = draw(this.svg, layout, { ...data, fixed: data.settings, decimals: null });
    this.svg.setAttribute("aria-label", said("practise.label"));
    this.node.dataset.layout = layout.name;
    const box = boxOf(layout, (key) => key in data.symbols);
    this.svg.setAttribute("viewBox", box.join(" "));
    const [x, y, width, height] = box;
    this.node.style.setProperty("--shape", String(width / height));
    for (const { key, node } of this.fields) {
      const place = placeOf(layout, key);
      const parts = {
        x: (place.x - x) / width,
        y: (place.y - y) / height,
        w: place.w / width,
        h: place.h / height,
      };
      for (const [name, share] of Object.entries(parts)) node.style.setProperty(`--${name}`, String(share));
    }
    for (const { node, key } of this.picture.parts)
      node.dataset.state = key in data.symbols ? "lit" : "future";
  }

  #write() {
    const { values } = this.data;
    const known = { get: (key) => values[key], payload: { ...this.data, decimals: null } };
    for (const { node, key, style } of this.picture.texts)
      node.textContent = key in this.data.given ? this.#text(known, key, style) : "";
    for (const { node, key, input, place } of this.picture.dots) {
      const isKnown = key in values && input in values;
      node.style.display = isKnown ? "" : "none";
      if (!isKnown) continue;
      const [x, y] = place(values[input], values[key]);
      node.setAttribute("cx", x.toFixed(2));
      node.setAttribute("cy", y.toFixed(2));
    }
  }

  #text(known, key, style) {
    const value = known.get(key);
    if (style === "percent") return percent(value);
    if (style === "carried" || RESULTS.has(this.data.symbols[key].kind)) return setting(value);
    return textOf(known, key, style);
  }
}
