// What the pictures are made of. A piece may wait for its moment of the film; what is there from the start
// has none.
import { make } from "../../../text/svg.js";

/** A group in the colour of a quantity that is there from one moment of the film on. */
export function piece(parent, role, kind = "", from = 0) {
  const node = make(parent, "g", { class: `piece ${kind} role-${role}` });
  if (from) node.setAttribute("data-from", from);
  return node;
}

/** A line that draws itself; `kind` may be heavy, thin or dashed. */
export function way(parent, path, kind = "") {
  return make(parent, "path", { d: path, class: `way ${kind}`, pathLength: 1 });
}

/** Something that runs along a line while the film does. */
export function pulse(parent, path) {
  make(parent, "path", { d: path, class: "pulse", pathLength: 1 });
}

/** A text; `kind` may be big, small, strong or quiet, start or end. */
export function label(parent, [x, y], text, kind = "") {
  return make(parent, "text", { x, y, class: `label ${kind}` }, text);
}

/** A box with round corners around its middle. */
export function box(parent, [x, y], [width, height], kind = "") {
  const at = { x: x - width / 2, y: y - height / 2, width, height, rx: 14 };
  return make(parent, "rect", { ...at, class: `box ${kind}` });
}

/** The tip of an arrow; it points right, down or up. */
export function tip(parent, [x, y], turn = 0) {
  const at = `translate(${x} ${y}) rotate(${turn})`;
  return make(parent, "path", { d: "M-13 -8L2 0L-13 8z", class: "tip", transform: at });
}

/** A small circle with a sign in it: where two lines meet. */
export function knot(parent, [x, y], sign, radius = 22) {
  make(parent, "circle", { cx: x, cy: y, r: radius, class: "knot" });
  label(parent, [x, y], sign, "strong");
}
