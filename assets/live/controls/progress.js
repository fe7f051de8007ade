// How far a run is, as a bar and in words.
import { grouped } from "../text/format.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

export class Progress {
  constructor() {
    this.node = element("div", "progress");
    this.node.setAttribute("role", "progressbar");
    this.node.setAttribute("aria-label", said("common.run.progress"));
    this.node.setAttribute("aria-valuemin", "0");
    this.fill = element("div", "fill");
    this.node.append(this.fill);
  }

  show(reached, whole) {
    this.node.setAttribute("aria-valuemax", String(whole));
    this.node.setAttribute("aria-valuenow", String(reached));
    this.fill.style.width = `${(100 * reached) / whole}%`;
  }
}

export function timeLeft(seconds) {
  if (seconds < 1) return said("common.run.nearly_done");
  return said("common.run.left", { seconds: grouped(Math.ceil(seconds)) });
}
