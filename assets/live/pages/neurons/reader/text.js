// The text as a grid of equal boxes, wrapped to the width. Only rows near the window exist: long texts stay
// light.
import { onPaper, SizeObserver } from "../../../core/paper.js";
import { element } from "../../../text/segments.js";
import { WITH_SIGN } from "../colours.js";
import { Pointing } from "./pointing.js";
import { GATES, heightOf, TextRow } from "./row.js";
import { WrappedRows } from "./rows.js";

const BOX = { wide: 9, narrow: 8 };
const NARROW = 520;
const GUTTER = { wide: 46, narrow: 34 };
const MARGIN = 500;
// The sheet's margin above its first row, and how tall the text may be on paper.
const ABOVE = 10;
const ON_PAPER = 700;

export class TextGrid {
  // act offers hover(place or null), pick(place), brush(start, stop).
  constructor(parent, act) {
    this.frame = element("div", "text-frame");
    this.sheet = element("div", "text-sheet");
    this.frame.append(this.sheet);
    parent.append(this.frame);
    this.cursor = element("div", "text-cursor");
    this.pointer = element("div", "text-pointer");
    this.sheet.append(this.pointer, this.cursor);
    this.rows = new WrappedRows([], 80);
    this.nodes = new Map();
    this.strips = [];
    this.range = WITH_SIGN;
    this.brushed = null;
    this.at = 0;
    // The width of a box and of the gutter in pixels, and how many boxes fit.
    this.box = BOX.wide;
    this.gutter = GUTTER.wide;
    this.fitted = 0;
    this.pointing = new Pointing(this, act);
    this.frame.addEventListener("scroll", () => this.#soon(), { passive: true });
    this.observer = new SizeObserver(() => {
      this.#fit();
      this.#cut();
    });
    this.observer.observe(this.frame);
  }

  leave() {
    this.observer.disconnect();
  }

  setText(signs) {
    this.signs = signs;
    this.at = 0;
    this.frame.scrollTop = 0;
    this.trace = this.columns = null;
    this.#fit(true);
  }

  show({ strips, brush, data }) {
    this.data = data;
    this.#pens(data);
    this.brushed = brush;
    if (strips.join() !== this.strips.join()) {
      const kept = this.rows.rowOf(this.at);
      const seen = kept * this.height - this.frame.scrollTop;
      this.strips = strips;
      this.#rebuild();
      // The character looked at stays where it was in the window.
      if (seen >= 0 && seen < this.frame.clientHeight)
        this.frame.scrollTop = Math.max(0, kept * this.height - seen);
    }
    this.#window();
    for (const row of this.nodes.values()) row.brush(brush);
    this.cursor.setAttribute("aria-valuemax", this.signs.length);
  }

  // Colours what is in the window anew.
  paint(trace, columns, data, range) {
    const changed =
      trace !== this.trace || columns !== this.columns || range !== this.range || this.#pens(data);
    this.range = range;
    this.trace = trace;
    this.columns = columns;
    this.data = data;
    if (!changed) return;
    for (const row of this.nodes.values()) this.#paintRow(row);
  }

  place(place) {
    this.at = place;
    this.#put(this.cursor, place);
    this.reveal(place);
  }

  point(place) {
    this.pointer.hidden = place === null;
    if (place !== null) this.#put(this.pointer, place);
  }

  say(text) {
    this.cursor.setAttribute("aria-valuenow", this.at + 1);
    this.cursor.setAttribute("aria-valuetext", text);
  }

  // Row and column of a character as a reader counts them, from 1.
  where(place) {
    return this.rows.where(place);
  }

  placeAt(clientX, clientY) {
    const box = this.sheet.getBoundingClientRect();
    const row = Math.max(0, Math.min(this.rows.count - 1, Math.floor((clientY - box.top) / this.height)));
    const column = Math.floor((clientX - box.left - this.gutter) / this.box);
    const { start, stop } = this.rows.at(row);
    return Math.max(start, Math.min(stop - 1, start + column));
  }

  reveal(place) {
    const top = this.rows.rowOf(place) * this.height;
    const { scrollTop, clientHeight } = this.frame;
    if (top < scrollTop) this.frame.scrollTop = Math.max(0, top - this.height);
    else if (top + this.height > scrollTop + clientHeight)
      this.frame.scrollTop = top + 2 * this.height - clientHeight;
  }

  // --- inside -----------------------------------------------------------------------

  #put(node, place) {
    if (!this.rows.count) return;
    const row = this.rows.rowOf(place);
    const left = this.gutter + (place - this.rows.at(row).start) * this.box;
    node.style.transform = `translate(${left}px, ${row * this.height}px)`;
    node.style.width = `${this.box}px`;
  }

  #fit(anew = false) {
    const width = this.frame.clientWidth;
    if (!width || !this.signs) return;
    const kind = width < NARROW ? "narrow" : "wide";
    const [box, gutter] = [BOX[kind], GUTTER[kind]];
    const columns = Math.max(10, Math.floor((width - gutter - 8) / box));
    if (!anew && columns === this.fitted && box === this.box) return;
    [this.fitted, this.box, this.gutter] = [columns, box, gutter];
    this.frame.dataset.size = kind;
    this.rows = new WrappedRows(this.signs, columns);
    this.#rebuild();
    this.#put(this.cursor, this.at);
  }

  // On paper, which nobody scrolls, no row is cut through.
  #cut() {
    const { frame, height } = this;
    frame.style.maxHeight = "";
    if (onPaper()) {
      const first = Math.round(frame.scrollTop / height);
      frame.scrollTop = first && first * height + ABOVE;
      frame.style.maxHeight = `${Math.floor(ON_PAPER / height) * height + (first ? 0 : ABOVE) + 2}px`;
    }
    this.#window();
  }

  #rebuild() {
    this.height = heightOf(this.strips);
    for (const row of this.nodes.values()) row.node.remove();
    this.nodes.clear();
    this.sheet.style.height = `${this.rows.count * this.height}px`;
    this.#put(this.cursor, this.at);
    this.pointer.hidden = true;
    this.#window();
  }

  #soon() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.#window();
    });
  }

  // Makes the rows that came near the window and drops those that went far.
  #window() {
    if (!this.data || !this.rows.count) return;
    const { scrollTop, clientHeight } = this.frame;
    const first = Math.max(0, Math.floor((scrollTop - MARGIN) / this.height));
    const last = Math.min(this.rows.count - 1, Math.floor((scrollTop + clientHeight + MARGIN) / this.height));
    for (const [index, row] of this.nodes) {
      if (index >= first && index <= last) continue;
      row.node.remove();
      this.nodes.delete(index);
    }
    for (let index = first; index <= last; index += 1) {
      if (this.nodes.has(index)) continue;
      const row = new TextRow(this.rows.at(index), this.signs, this);
      row.node.style.top = `${index * this.height}px`;
      this.nodes.set(index, row);
      this.sheet.append(row.node);
      row.brush(this.brushed);
      this.#paintRow(row);
    }
  }

  #paintRow(row) {
    row.paint(this.trace, this.columns, this.data, this.pens, this.range);
  }

  // The colours that canvases need, anew where the theme has changed.
  #pens(data) {
    const style = getComputedStyle(this.frame);
    const ink = style.getPropertyValue("--st-text-color").trim();
    if (this.pens?.ink === ink) return false;
    this.pens = { ink };
    for (const key of GATES)
      this.pens[key] = style.getPropertyValue(`--role-${data.words.symbols[key].role}`).trim();
    return true;
  }
}
