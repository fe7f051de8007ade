// Points on a chart with words at them.
import { make } from "../text/svg.js";

// How wide a letter of a label is, about, and how tall its line.
const LETTER = 7.6;
const LINE = 17;
const DIAMOND = "M0 -7L7 0L0 7L-7 0z";

export function makePoint(svg, { label, role }) {
  const node = make(svg, "g", { class: `point role-${role}` });
  make(node, "path", { d: DIAMOND, class: "target" });
  if (label) make(node, "text");
  return node;
}

/**
 * The label stands above its point, or below it where that is wanted or the chart ends, and runs to the left
 * where there is room; or it stands to the point's right, where that is asked for.
 * @param {SVGElement} node
 * @param {{ label?: string, below?: boolean, side?: string }} point
 * @param {{ left: number, top: number, width: number, ceiling: number }} place
 */
export function placePoint(node, { label, below = false, side = "" }, { left, top, width, ceiling }) {
  node.setAttribute("transform", `translate(${left} ${top})`);
  const text = node.querySelector("text");
  if (!text) return;
  const lines = label.split("\n");
  writeLines(text, lines);
  const wide = Math.max(...lines.map(({ length }) => length)) * LETTER;
  if (side === "right" && left + 12 + wide <= width) {
    set(text, "start", 12, 4);
    return;
  }
  const isLeft = wide < left + 10;
  const above = -12 - (lines.length - 1) * LINE;
  const y = below || top + above < ceiling + 4 ? 22 : above;
  set(text, isLeft ? "end" : "start", isLeft ? Math.min(10, width - left) : -10, y);
}

function set(text, anchor, x, y) {
  text.setAttribute("text-anchor", anchor);
  text.setAttribute("y", String(y));
  for (const line of text.children) line.setAttribute("x", String(x));
}

// A label may change while a number is dragged.
function writeLines(text, lines) {
  while (text.childElementCount < lines.length)
    make(text, "tspan", { x: 0, dy: text.childElementCount ? LINE : 0 });
  for (const [index, line] of [...text.children].entries()) line.textContent = lines[index] ?? "";
}
