// A heat strip: one row per quantity, one column per day, a stronger colour for more; a number in each cell
// where it fits.
import { onPaper, SizeObserver } from "../core/paper.js";
import { penOf, sharpen } from "../picture/drawing/pen.js";
import { pictured } from "../picture/known.js";
import { fixed } from "../text/format.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";
import { Pointing } from "./pointing.js";

const NAME = 132;
const GAP = 5;
const ROW = 33;
const HEAD = 6;
const FOOT = 22;
const READABLE = 38;
const FAINT = 0.07;
const FULL = 0.62;
// Less toner, and the numbers stand out from it.
const FULL_ON_PAPER = 0.4;

export class Strip {
  constructor(parent, onPick) {
    this.node = element("figure", "strip");
    this.legend = element("figcaption", "legend");
    this.canvas = element("canvas");
    this.canvas.setAttribute("role", "img");
    this.node.append(this.legend, this.canvas);
    parent.append(this.node);
    pictured(this.node, { name: "strip", shape: "chart" });
    this.onPick = onPick;
    this.observer = new SizeObserver(() => this.payload && this.draw());
    this.observer.observe(this.node);
    this.#listen();
  }

  leave() {
    this.observer.disconnect();
  }

  show(payload) {
    this.payload = payload;
    this.draw();
  }

  draw() {
    const { rows, mark, label } = this.payload;
    const days = Math.max(...rows.map(({ values, beside }) => Math.max(values.length, beside?.length ?? 0)));
    const width = Math.max(this.node.clientWidth, 200);
    const narrow = width < 460;
    const names = narrow ? 114 : NAME;
    const height = HEAD + rows.length * (ROW + GAP) + FOOT;
    this.place = { left: names, cell: (width - names) / days, days };
    const scale = sharpen(this.canvas, width, height);
    const read = ({ lines, values }) => `${lines.join(" ")} ${fixed(values[mark - 1] ?? NaN, 2)}`;
    const told = { label, day: mark, values: rows.map(read).join(", ") };
    this.canvas.setAttribute("aria-label", said("common.strip.described", told));
    const pen = penOf(this.canvas);
    pen.scale(scale, scale);
    this.#colours();
    for (const [index, row] of rows.entries()) this.#row(pen, row, HEAD + index * (ROW + GAP), names, narrow);
    this.#days(pen, height, mark);
    this.#names();
  }

  #colours() {
    const style = getComputedStyle(this.node);
    this.ink = style.getPropertyValue("--ink").trim();
    this.paper = style.getPropertyValue("--paper").trim();
    this.font = style.fontFamily;
    this.colour = (role) => style.getPropertyValue(`--role-${role}`).trim();
  }

  #names() {
    const { names } = this.payload;
    const [upper, lower] = names;
    const two = names.length ? said("common.strip.two", { upper, lower }) : "";
    this.legend.textContent = [two, said("common.strip.shades")].filter(Boolean).join(" ");
  }

  #row(pen, row, top, names, narrow) {
    pen.fillStyle = this.colour(row.role);
    pen.font = `600 ${narrow ? 12 : 13.5}px ${this.font}`;
    pen.textBaseline = "middle";
    pen.textAlign = "right";
    row.lines.forEach((line, index, lines) => {
      pen.fillText(line, names - 8, top + ROW / 2 + (index - (lines.length - 1) / 2) * 14);
    });
    const largest = Math.max(1, farthest(row.values), farthest(row.beside ?? []));
    const height = row.beside ? (ROW - 2) / 2 : ROW;
    this.#cells(pen, row, row.values, top, height, largest);
    if (row.beside) this.#cells(pen, row, row.beside, top + height + 2, height, largest);
  }

  #cells(pen, row, values, top, height, largest) {
    const { left, cell } = this.place;
    const readable = cell >= READABLE;
    const gap = cell > 12 ? 2 : 0;
    const colour = this.colour(row.role);
    const full = onPaper() ? FULL_ON_PAPER : FULL;
    let hatched = null;
    pen.fillStyle = colour;
    pen.globalAlpha = FAINT;
    const days = values.length;
    pen.fillRect(left, top, Math.round(days * cell) - gap, height);
    for (let day = 0; day < days; day += 1) {
      const x = Math.round(left + day * cell);
      const wide = Math.round(left + (day + 1) * cell) - x - gap;
      pen.globalAlpha = full * Math.min(1, Math.abs(values[day]) / largest);
      // Below zero is hatched, so that the sign needs no colour.
      if (values[day] < 0) hatched ??= this.#hatching(pen, colour);
      pen.fillStyle = values[day] < 0 ? hatched : colour;
      pen.fillRect(x, top, wide, height);
      if (readable) this.#number(pen, values[day], x + wide / 2, top + height / 2, height);
    }
    pen.globalAlpha = 1;
  }

  #hatching(pen, colour) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const brush = penOf(tile);
    brush.strokeStyle = colour;
    brush.lineWidth = 2.4;
    brush.beginPath();
    for (const shift of [-6, 0, 6]) {
      brush.moveTo(shift - 1, 7);
      brush.lineTo(shift + 7, -1);
    }
    brush.stroke();
    return pen.createPattern(tile, "repeat");
  }

  #number(pen, value, x, y, height) {
    pen.font = `600 ${height > 20 ? 14 : 12.5}px ${this.font}`;
    pen.textAlign = "center";
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.strokeStyle = this.paper;
    pen.globalAlpha = 0.7;
    pen.strokeText(fixed(value, 2), x, y + 0.5);
    pen.globalAlpha = 1;
    pen.fillStyle = this.ink;
    pen.fillText(fixed(value, 2), x, y + 0.5);
  }

  #days(pen, height, mark) {
    const { left, cell, days } = this.place;
    pen.font = `13px ${this.font}`;
    pen.fillStyle = this.ink;
    pen.textAlign = "center";
    const every = [1, 5, 10, 20, 50, 100].find((step) => step * cell >= 34);
    for (let day = 1; day <= days; day += 1) {
      if (day !== 1 && day % every) continue;
      pen.textAlign = cell < 20 && day > days - every ? "end" : "center";
      pen.fillText(String(day), left + (day - 0.5) * cell, height - FOOT / 2);
    }
    pen.strokeStyle = this.ink;
    pen.lineWidth = 2;
    pen.strokeRect(left + (mark - 1) * cell - 1, HEAD - 3, Math.max(cell, 3), height - HEAD - FOOT + 2);
  }

  #listen() {
    const pick = (event) => {
      const box = this.canvas.getBoundingClientRect();
      const { left, cell, days } = this.place;
      const day = Math.floor((event.clientX - box.left - left) / cell);
      this.onPick(Math.max(0, Math.min(days - 1, day)));
    };
    new Pointing(this.canvas, { start: pick, move: pick, end: () => {} });
  }
}

function farthest(values) {
  let found = 0;
  for (const value of values) if (Math.abs(value) > found) found = Math.abs(value);
  return found;
}
