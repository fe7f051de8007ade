// What is kept, added and passed on, as bars that add up. Places are scaled from recorded numbers.
import { extent } from "../../charts/scale.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const ALWAYS = [-1, 1];
const SHOWN = ["c_prev", "kept", "c", "tanh_c", "h"];

export class MemoryBars {
  constructor(parent, data, surface) {
    const node = element("div", "bars");
    this.bars = [];
    this.zeros = [];
    for (const row of data.bars) {
      const lit = row.gates.includes(data.gate) ? " lit" : "";
      const label = element("span", `bar-label${lit}`, row.label);
      const track = element("span", "bar-track");
      for (const { from, to, role, style } of row.drawn) {
        const bar = element("span", `bar-part ${style} role-${role}`);
        track.append(bar);
        this.bars.push({ bar, from, to });
      }
      const zero = element("span", "bar-zero");
      track.append(zero);
      this.zeros.push(zero);
      const numbers = element("span", `bar-numbers${lit}`);
      if (row.set) numbers.append(surface.chip(row.set, data.words.symbols[row.set].role));
      surface.fill(numbers, row.segments, data.words.symbols);
      node.append(label, track, numbers);
    }
    this.hint = element("p", "bars-hint", said("gates.bars"));
    parent.append(node, this.hint);
  }

  // Their common scale is chosen by all of them, so one that is hidden hides them all.
  paint(values, covers) {
    const hidden = SHOWN.some(covers);
    for (const node of [...this.bars.map(({ bar }) => bar), ...this.zeros, this.hint]) node.hidden = hidden;
    if (hidden) return;
    const [low, high] = extent([ALWAYS, SHOWN.map((key) => values.get(key))]);
    const place = (value) => ((value - low) / (high - low)) * 100;
    for (const { bar, from, to } of this.bars) {
      const ends = [place(from ? values.get(from) : 0), place(values.get(to))];
      bar.style.left = `${Math.min(...ends)}%`;
      bar.style.width = `${Math.abs(ends[1] - ends[0])}%`;
      bar.classList.toggle("below", ends[1] < ends[0]);
    }
    for (const zero of this.zeros) zero.style.left = `${place(0)}%`;
  }
}
