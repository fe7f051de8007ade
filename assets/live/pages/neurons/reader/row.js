// One row of the text: its characters in boxes, and under them what the person asked to see.
import { sharpen } from "../../../picture/drawing/pen.js";
import { element } from "../../../text/segments.js";
import { tint } from "../colours.js";
import { boxed } from "../signs.js";

const LINE = 25;
const GATE_LANE = 10;
export const GATES = ["f", "i", "o"];
const SURPRISE = 18;
export const MOST_BITS = 8;
const GUESSES = 5;
const GUESS = 18;
const SPACE = 9;
const HEIGHTS = { gates: GATES.length * GATE_LANE + 3, guesses: GUESSES * GUESS + 3, surprise: SURPRISE + 3 };

// How tall a row is with these strips.
export function heightOf(strips) {
  return LINE + strips.reduce((sum, strip) => sum + HEIGHTS[strip], 0) + (strips.length ? SPACE : 0);
}

export class TextRow {
  constructor(place, signs, grid) {
    this.place = place;
    this.signs = signs;
    this.grid = grid;
    this.painted = { trace: undefined, columns: undefined, pens: undefined, range: undefined };
    this.gates = null;
    this.surprise = null;
    this.guesses = null;
    const { gutter, box } = grid;
    this.node = element("div", "text-row");
    this.node.append(this.#label(place.first ? String(place.line) : "", 0, LINE));
    this.marker = element("div", "brushed");
    this.marker.style.height = `${LINE}px`;
    this.line = element("div", "signs");
    this.line.style.left = `${gutter}px`;
    this.boxes = [];
    for (let at = place.start; at < place.stop; at += 1) this.boxes.push(this.#box(signs[at], box));
    this.line.append(...this.boxes);
    this.node.append(this.line, this.marker);
    this.#strips(grid.strips);
  }

  // The brushed span is a frame round its characters, since colour is taken.
  brush(span) {
    const { start, stop } = this.place;
    const [from, to] = span ? [Math.max(start, span[0]), Math.min(stop, span[1])] : [0, 0];
    this.marker.hidden = !span || from >= to;
    if (this.marker.hidden) return;
    const { gutter, box } = this.grid;
    this.marker.style.left = `${gutter + (from - start) * box}px`;
    this.marker.style.width = `${(to - from) * box}px`;
    this.marker.classList.toggle("begins", from === span[0]);
    this.marker.classList.toggle("ends", to === span[1]);
  }

  // Writes only what has changed since it was last painted; pens holds the theme's colours.
  paint(trace, columns, data, pens, range) {
    const before = this.painted;
    this.painted = { trace, columns, pens, range };
    const cell = trace !== before.trace;
    const text = columns !== before.columns;
    if (cell || range !== before.range) this.#colour(trace, range);
    if (text && columns) this.#strange(columns, data.unknown);
    if (this.gates && trace && (cell || pens !== before.pens)) this.#paintGates(trace, pens);
    if (this.surprise && columns && (text || pens !== before.pens)) this.#paintSurprise(columns, pens);
    if (this.guesses && columns && text) this.#paintGuesses(columns, data);
  }

  // --- inside -----------------------------------------------------------------------

  #colour(trace, range) {
    const values = trace?.of(range.quantity);
    for (const [index, node] of this.boxes.entries())
      tint(node, values ? values[this.place.start + index] : null, range);
  }

  #strange(columns, unknown) {
    const symbols = columns.of("symbol");
    for (const [index, node] of this.boxes.entries())
      if (symbols[this.place.start + index] === unknown) node.classList.add("unknown");
  }

  #box(sign, width) {
    const { text, drawn } = boxed(sign);
    const node = element("span", drawn ? "drawn" : "", drawn ? "" : text);
    if (drawn) node.dataset.sign = text;
    node.style.width = `${width}px`;
    return node;
  }

  #label(text, top, height, role = "") {
    const node = element("span", `gutter ${role}`, text);
    node.setAttribute("aria-hidden", "true");
    Object.assign(node.style, {
      top: `${top}px`,
      height: `${height}px`,
      lineHeight: `${height}px`,
      width: `${this.grid.gutter - 8}px`,
    });
    return node;
  }

  #strips(strips) {
    let top = LINE;
    for (const strip of strips) {
      if (strip === "guesses") this.guesses = this.#lanes(top + 2);
      else this[strip] = this.#canvas(strip, top + 2);
      if (strip === "gates") {
        const { symbols } = this.grid.data.words;
        for (const [lane, key] of GATES.entries()) {
          const role = `small role-${symbols[key].role}`;
          this.node.append(this.#label(key, top + 2 + lane * GATE_LANE, GATE_LANE, role));
        }
      } else if (strip === "surprise") {
        this.node.append(this.#label("bits", top + 2, SURPRISE, "small"));
      } else {
        for (let lane = 0; lane < GUESSES; lane += 1)
          this.node.append(this.#label(String(lane + 1), top + 2 + lane * GUESS, GUESS, "small"));
      }
      top += HEIGHTS[strip];
    }
  }

  #canvas(strip, top) {
    const node = element("canvas", "strip-lane");
    const [width, height] = [this.boxes.length * this.grid.box, HEIGHTS[strip] - 3];
    const scale = sharpen(node, width, height);
    Object.assign(node.style, { left: `${this.grid.gutter}px`, top: `${top}px`, width: `${width}px` });
    node.setAttribute("aria-hidden", "true");
    this.node.append(node);
    const pen = node.getContext("2d");
    pen.scale(scale, scale);
    return { pen, width, height };
  }

  #clean({ pen, width, height }, colour) {
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = colour;
  }

  // Each share as a bar that grows from the lane's foot.
  #paintGates(trace, pens) {
    const { pen, width } = this.gates;
    this.#clean(this.gates, "transparent");
    GATES.forEach((key, lane) => {
      const values = trace.of(key);
      const foot = (lane + 1) * GATE_LANE - 1;
      pen.fillStyle = pens[key];
      pen.globalAlpha = 0.16;
      pen.fillRect(0, foot - GATE_LANE + 2, width, GATE_LANE - 2);
      pen.globalAlpha = 1;
      for (const index of this.boxes.keys())
        this.#bar(pen, index, foot, values[this.place.start + index] * (GATE_LANE - 2));
    });
  }

  #paintSurprise(columns, pens) {
    const values = columns.of("surprise");
    this.#clean(this.surprise, pens.ink);
    const { pen, width } = this.surprise;
    pen.globalAlpha = 0.25;
    pen.fillRect(0, SURPRISE - 1, width, 1);
    pen.globalAlpha = 0.72;
    this.boxes.forEach((_, index) => {
      const bits = Math.min(MOST_BITS, values[this.place.start + index]);
      this.#bar(pen, index, SURPRISE, (bits / MOST_BITS) * SURPRISE);
    });
  }

  #bar(pen, index, foot, height) {
    const { box } = this.grid;
    pen.fillRect(index * box + 0.5, foot - height, box - 1, height);
  }

  #lanes(top) {
    return Array.from({ length: GUESSES }, (_, lane) => {
      const node = element("div", "guess-lane");
      Object.assign(node.style, { left: `${this.grid.gutter}px`, top: `${top + lane * GUESS}px` });
      const boxes = this.boxes.map(() => {
        const box = element("span");
        box.style.width = `${this.grid.box}px`;
        return box;
      });
      node.append(...boxes);
      this.node.append(node);
      return boxes;
    });
  }

  // Under a character stands what was expected after it; the one that then came is framed.
  #paintGuesses(columns, data) {
    const symbols = columns.of("symbol");
    this.guesses.forEach((boxes, lane) => {
      const [tops, chances] = [columns.of(`top${lane}`), columns.of(`chance${lane}`)];
      boxes.forEach((node, index) => {
        const at = this.place.start + index;
        const { text, drawn } = boxed(data.signs[tops[at]] || " ");
        node.textContent = drawn ? "" : text;
        node.dataset.sign = drawn ? text : "";
        const came = at + 1 < symbols.length && tops[at] === symbols[at + 1];
        node.className = [drawn && "drawn", came && "came"].filter(Boolean).join(" ");
        node.style.backgroundColor = `rgb(var(--guess) / ${chances[at].toFixed(2)})`;
      });
    });
  }
}
