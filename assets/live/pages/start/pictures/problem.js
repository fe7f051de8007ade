// Four days of two companies, and the day one wants to know: only the first tells them apart.
import { fixed } from "../../../text/format.js";
import { make } from "../../../text/svg.js";
import { said } from "../../../text/texts.js";
import { label, piece, tip, way } from "./pieces.js";
import { between, nth } from "./places.js";

/** @type {any} */
const WIDE = { size: [900, 440], left: 96, gap: 172, top: 118, bottom: 346, dot: 11, arc: 40, edge: 40 };
/** @type {any} */
const NARROW = { size: [360, 356], left: 46, gap: 67, top: 112, bottom: 268, dot: 8, arc: 34, edge: 18 };
const LAST = 4;
// When in the film: A day by day, the question, A's answer, all of B, and what it means.
const [ASK, ANSWER, OTHER, MEANS] = [5, 6, 7, 8];
const DIAMOND = "M0 -1L1 0L0 1L-1 0z";
const said_ = (name, given = {}) => said(`start.screens.problem.labels.${name}`, given);

function draw(svg, { companies: [a, b] }, narrow) {
  const place = narrow ? NARROW : WIDE;
  const { left, gap, top, bottom } = place;
  const at = (day, height) => [nth(left, gap, day), between(bottom, top, height)];
  asked(svg, place, at);
  axes(svg, place, at);
  company(svg, b, at, { name: "b", from: () => OTHER, answer: OTHER, dashed: true, dot: place.dot });
  company(svg, a, at, { name: "a", from: (day) => day + 1, answer: ANSWER, dashed: false, dot: place.dot });
  shared(svg, place, at);
  carried(svg, place, at);
}

function axes(svg, { edge, bottom, top, size: [width] }, at) {
  const frame = piece(svg, "plain", "axes");
  for (const y of [bottom, top]) make(frame, "path", { d: `M${edge} ${y}H${width - edge}` });
  for (const height of [0, 1]) label(frame, [edge - 12, at(0, height)[1]], fixed(height, 0), "quiet");
  for (let day = 0; day <= LAST; day += 1)
    label(frame, [at(day, 0)[0], bottom + 34], said("start.day", { n: day + 1 }), "quiet");
}

function asked(svg, { gap, top, bottom }, at) {
  const day = piece(svg, "output", "asked", ASK);
  const [x] = at(LAST, 0);
  make(day, "rect", { x: x - gap / 3, y: top - 34, width: gap / 1.5, height: bottom - top + 84, rx: 16 });
  label(day, at(LAST, 0.5), "?", "huge");
}

function company(svg, { days, next }, at, { name, from, answer, dashed, dot }) {
  const heights = [...days, next];
  const part = (day) => piece(svg, day === LAST ? "output" : "input", "", day === LAST ? answer : from(day));
  // The points lie on the lines.
  for (let day = 1; day <= LAST; day += 1) {
    const [[left, low], [right, high]] = [at(day - 1, heights[day - 1]), at(day, heights[day])];
    way(part(day), `M${left} ${low}L${right} ${high}`, dashed ? "dashed" : "heavy");
  }
  for (const [day, height] of heights.entries()) {
    const point = part(day);
    const [x, y] = at(day, height);
    const isOwn = day === 0 || day === LAST;
    if (dashed) diamond(point, [x, y], dot + (isOwn ? 3 : 9), isOwn);
    else make(point, "circle", { cx: x, cy: y, r: dot, class: "full" });
    if (isOwn) label(point, [x, y - 30], said_(name), "strong");
  }
}

// Around A's point, where B's is the same.
function diamond(part, [x, y], size, isFilled) {
  const at = `translate(${x} ${y}) scale(${size})`;
  make(part, "path", { d: DIAMOND, transform: at, class: isFilled ? "hollow filled" : "hollow" });
}

function shared(svg, { bottom, gap }, at) {
  const part = piece(svg, "plain", "shared", MEANS);
  const [first, last] = [at(1, 0)[0] - gap / 4, at(3, 0)[0] + gap / 4];
  const y = bottom + 54;
  make(part, "path", { d: `M${first} ${y}v8H${last}v-8`, class: "thin" });
  label(part, [at(2, 0)[0], y + 26], said_("same"));
}

function carried(svg, { top, arc }, at) {
  const part = piece(svg, "long_term", "", MEANS);
  const [from, to] = [at(0, 0)[0], at(LAST, 0)[0]];
  const y = top - 52;
  way(
    part,
    `M${from} ${y}Q${from} ${arc} ${from + 40} ${arc}H${to - 40}Q${to} ${arc} ${to} ${y - 16}`,
    "rail",
  );
  tip(part, [to, y - 2], 90);
  label(part, [at(2, 0)[0], arc - 20], said_("carry"), "strong");
}

export const problem = {
  name: "problem",
  frames: MEANS,
  from: { days: 1, other: OTHER, carry: MEANS },
  given: ({ companies: [a, b] }) => ({ a: fixed(a.next, 0), b: fixed(b.next, 0) }),
  size: (narrow) => (narrow ? NARROW : WIDE).size,
  draw,
};
