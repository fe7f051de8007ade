// Words at a place of the x axis: an upright line through the chart, and beside its head what is seen there.
import { make } from "../text/svg.js";

const GAP = 7;

export class Flags {
  /** @param {SVGElement} svg */
  constructor(svg) {
    this.node = make(svg, "g", { class: "flags" });
    this.drawn = "";
  }

  /**
   * @param {{ x: number, label: string }[]} flags
   * @param {(x: number) => string} place where an x stands
   * @param {{ top: number, bottom: number, width: number }} frame
   */
  show(flags, place, { top, bottom, width }) {
    const drawn = JSON.stringify([flags, flags.map(({ x }) => place(x)), top, bottom, width]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.node.replaceChildren();
    for (const { x, label } of flags) {
      const left = Number(place(x));
      const late = left > width / 2;
      const flag = make(this.node, "g", { class: "flag", transform: `translate(${left} 0)` });
      make(flag, "path", { d: `M0 ${top}V${bottom}` });
      make(flag, "text", { x: late ? -GAP : GAP, y: top + 12, "text-anchor": late ? "end" : "start" }, label);
    }
  }
}
