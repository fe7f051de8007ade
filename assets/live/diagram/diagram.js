// The picture of one unit with its handles: numbers from the last payload or from a row of a recorded sweep.

import { HandleSurface } from "../controls/surface.js";
import { onPaper, SizeObserver, shapeTaken } from "../core/paper.js";
import { paintRoles } from "../core/style.js";
import { pictured } from "../picture/known.js";
import { latexOf } from "../picture/latex.js";
import { isPresenting } from "../shell/view.js";
import { setting } from "../text/format.js";
import { element, fill } from "../text/segments.js";
import { textOf } from "../text/text.js";
import { said, saidSegments } from "../text/texts.js";
import { draw } from "./draw.js";
import { narrow } from "./layout_narrow.js";
import { presented } from "./layout_present.js";
import { wide } from "./layout_wide.js";
import { light } from "./stage.js";

const NARROW = 800;
const FIELD = { width: 92, height: 0 };

/**
 * What the picture asks of its page beside what every surface asks.
 * @typedef {import("../controls/surface.js").Owner & {
 *   drawn: () => void,
 *   slots: () => import("../controls/surface.js").Slot[],
 * }} DiagramOwner
 */

export class Diagram extends HandleSurface {
  /**
   * @param {HTMLElement} parent
   * @param {DiagramOwner | null} [owner] without one the picture is only looked at
   * @param {object} [other] what another picture than the LSTM's brings
   * @param {{ wide: object, narrow: object, presented?: (aspect: number) => object }} [other.layouts]
   * @param {number} [other.narrowBelow] the width in pixels below which the narrow layout serves
   * @param {string} [other.label]
   * @param {string} [other.picture] what it is called among the pictures to keep
   * @param {string[]} [other.outcome] the keys a handle speaks of beside its own value
   * @param {import("../core/values.js").Values} [other.values] shared with other pictures
   */
  constructor(parent, owner = null, other = {}) {
    const frame = element("div");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    super(svg, owner, { frame, values: other.values, field: FIELD });
    this.parent = parent;
    this.diagramOwner = owner;
    this.layouts = other.layouts ?? { wide, narrow, presented };
    this.narrowBelow = other.narrowBelow ?? NARROW;
    this.label = other.label ?? said("unit.diagram.label");
    this.explained = owner !== null && !other.layouts;
    this.outcome = other.outcome ?? ["c", "h"];
    this.svg = svg;
    this.shown = null;
    this.at = "";
    svg.setAttribute("role", "group");
    pictured(svg, {
      name: other.picture ?? "unit",
      shape: this.layouts.presented ? "slide" : "own",
      at: () => this.at,
      equations: () => this.#equations(),
    });
    const [below, hint] = [element("div", "below"), element("p", "hint")];
    this.legend = element("p", "signs");
    const handling = element("span", "handling");
    this.rounding = element("span");
    if (owner) fill(handling, [...saidSegments("unit.diagram.drag"), " "], null, []);
    hint.append(handling, this.rounding);
    below.append(this.legend, hint);
    frame.append(svg, below, this.alert);
    parent.append(frame);
    this.payload = null;
    this.picture = null;
    this.drawn = "";
    this.observer = new SizeObserver(() => this.layout());
    for (const node of [parent, frame]) this.observer.observe(node);
  }

  // pills: what stands in boxes of this picture, beside the words of every unit.
  receive(given) {
    const { pills, words } = given;
    const payload = pills ? { ...given, words: { ...words, pills: { ...words.pills, ...pills } } } : given;
    this.values.accept(payload);
    this.payload = this.owner ? payload : { ...payload, fixed: payload.settings };
    paintRoles(this.parent, payload.palette);
    const { decimals, fixed, held, variant } = this.payload;
    const drawn = JSON.stringify([words.vocabulary, decimals === null, fixed, held, variant, pills]);
    if (drawn !== this.drawn) this.picture = null;
    this.drawn = drawn;
    if (this.explained) this.#explain(words, variant);
    this.rounding.textContent = [payload.note, roundingOf(decimals)].filter(Boolean).join(" ");
    this.layout();
  }

  leave() {
    this.observer.disconnect();
  }

  layout() {
    const { payload } = this;
    if (!payload) return;
    const layout = this.#fitting();
    if (!this.picture || this.picture.layout !== layout) this.#draw(layout);
    this.diagramOwner?.drawn();
    this.write();
  }

  // In presentation view, and where it is taken away, the picture takes the shape of its place; on paper the
  // wide one leaves room for what is said below it.
  #fitting() {
    const { narrow, wide, presented } = this.layouts;
    const { clientWidth, clientHeight } = this.frame;
    const taken = shapeTaken();
    if (taken) return presented?.(taken.width / taken.height) ?? wide;
    if (onPaper()) return wide;
    if (presented && clientHeight && isPresenting()) return presented(clientWidth / clientHeight);
    const room = this.parent.clientWidth;
    return room && room < this.narrowBelow ? narrow : wide;
  }

  /** Whether the steps have come to a result, so that it is shown. */
  hasReached(key) {
    const place = /** @type {HTMLElement} */ (this.svg.querySelector(`[data-result="${key}"]`));
    return place?.dataset.state !== "future";
  }

  light(division, step) {
    this.shown = step === 0 ? null : division.steps[step - 1].shows;
    this.at = step === 0 ? "" : `${division.noun}-${step}`;
    light(this.picture, this.payload.words.symbols, division, step);
  }

  write() {
    if (!this.picture) return;
    this.slots = [...this.picture.texts, ...(this.diagramOwner?.slots() ?? [])];
    this.outcomes = this.#read(this.outcome);
    const label = said("common.announced.picture", { picture: this.label, outcomes: this.outcomes });
    if (this.svg.getAttribute("aria-label") !== label) this.svg.setAttribute("aria-label", label);
    for (const { node, key, input, place } of this.picture.dots) {
      // A dot on a curve says both its numbers.
      node.style.display = this.veil?.covers(key) || this.veil?.covers(input) ? "none" : "";
      const [x, y] = place(this.values.get(input), this.values.get(key));
      node.setAttribute("cx", x.toFixed(2));
      node.setAttribute("cy", y.toFixed(2));
    }
    super.write();
  }

  text(key, style) {
    return textOf(this.values, key, style);
  }

  name(handle) {
    return this.payload.words.symbols[handle].name;
  }

  // What the numbers on screen lead to, in one line.
  told(keys = this.outcome) {
    return said("common.announced.results", { outcomes: this.#read(keys) });
  }

  spoken(handle) {
    const now = this.values.get(handle);
    const span = this.payload.spans[handle];
    return { now, low: -span, high: span, text: `${setting(now)}; ${this.outcomes}` };
  }

  #read(keys) {
    const { symbols } = this.payload.words;
    return keys.map((key) => `${symbols[key].name} ${this.aloud(key, "glance")}`).join(", ");
  }

  // What is worked out at the step one stands at, as far as its numbers are known.
  #equations() {
    const { words, formulas } = this.payload;
    const { symbols, latex: signs } = words;
    const number = (key, style) => (this.veil?.covers(key) ? "?" : this.text(key, style));
    const written = { signs, symbols, number };
    const isKnown = (key) => this.values.get(key) !== undefined;
    return Object.keys(symbols)
      .filter((key) => (this.shown ? this.shown.includes(key) : symbols[key].kind !== "product"))
      .map((key) => ({ key, ...symbols[key], ...formulas?.[key] }))
      .filter(
        ({ key, numbers }) =>
          numbers && isKnown(key) && numbers.every(({ value }) => !value || isKnown(value)),
      )
      .map(({ key, latex, formula, numbers }) => ({
        symbol: latex,
        formula: latexOf(formula, written),
        numbers: latexOf(numbers, written),
        value: latexOf([{ value: key, as: "result" }], written),
      }));
  }

  // The signs on the picture, where its words are the app's own.
  #explain(words, variant) {
    const told = [words.vocabulary, variant].join(" ");
    if (this.legend.dataset.words === told) return;
    this.legend.dataset.words = told;
    this.legend.replaceChildren();
    fill(this.legend, words.legend ?? saidSegments("unit.diagram.legend", words.functions), words, []);
  }

  #draw(layout) {
    const active = /** @type {ShadowRoot} */ (this.svg.getRootNode()).activeElement;
    const handle = /** @type {HTMLElement} */ (active)?.dataset?.handle;
    this.clear();
    this.picture = draw(this.svg, layout, this.payload);
    this.sliders = [...this.picture.handles].map(([name, { node }]) => ({ handle: name, node }));
    this.parent.dataset.layout = layout.name;
    if (handle) this.focus(handle);
  }
}

function roundingOf(decimals) {
  if (decimals === null) return said("unit.diagram.rounded");
  if (decimals === 1) return said("unit.diagram.paper_one", { decimals });
  return said("unit.diagram.paper", { decimals });
}
