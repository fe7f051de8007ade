// The same unit once for each day, for both companies: the long-term memory on its line above, the short-term one
// below.
import { fixed } from "../../../text/format.js";
import { make } from "../../../text/svg.js";
import { said } from "../../../text/texts.js";
import { box, label, piece, tip, way } from "./pieces.js";
import { nth } from "./places.js";

const DAYS = 4;
const END = DAYS + 1;
const said_ = (name, given = {}) => said(`start.screens.unrolled.labels.${name}`, given);

// From left to right, one company below the other.
/** @type {any} */
const WIDE = {
  size: [900, 460],
  box: [92, 104],
  at: (company, day) => [nth(112, 178, day), nth(112, 226, company)],
  end: (company) => [832, nth(112, 226, company)],
  name: (company) => [30, nth(112, 226, company)],
};
// From top to bottom, one company beside the other.
/** @type {any} */
const NARROW = {
  size: [360, 640],
  box: [84, 62],
  at: (company, day) => [nth(102, 176, company), nth(84, 124, day)],
  end: (company) => [nth(102, 176, company), 588],
  name: (company) => [nth(102, 176, company), 22],
};

function draw(svg, { companies }, narrow) {
  const place = narrow ? NARROW : WIDE;
  for (const [index, company] of companies.entries()) {
    label(piece(svg, "plain"), place.name(index), company.title.split(" ").at(-1), "huge name");
    for (let day = 0; day < DAYS; day += 1) {
      const told = { svg, place, company, index, day };
      (narrow ? down : across)(told);
      unit(told);
    }
    end(svg, place.end(index), company);
  }
}

function unit({ svg, place, company, index, day }) {
  const [x, y] = place.at(index, day);
  const [width, height] = place.box;
  const body = piece(svg, "plain", "unit", day + 1);
  box(body, [x, y], [width, height]);
  label(body, [x, y], said("start.day", { n: day + 1 }), "strong");
  const given = piece(svg, "input", day === 0 ? "first" : "", day + 1);
  if (place === WIDE) {
    way(given, `M${x} ${y + height / 2 + 30}V${y + height / 2 + 4}`, "heavy");
    tip(given, [x, y + height / 2 + 4], -90);
    if (day === 0) make(given, "circle", { cx: x, cy: y + height / 2 + 46, r: 20, class: "ring" });
    label(given, [x, y + height / 2 + 46], String(company.days[day]), "strong");
  } else {
    way(given, `M${x - width / 2 - 24} ${y}H${x - width / 2 - 2}`, "heavy");
    tip(given, [x - width / 2 - 2, y]);
    if (day === 0) make(given, "circle", { cx: x - width / 2 - 36, cy: y, r: 15, class: "ring" });
    label(given, [x - width / 2 - 36, y], String(company.days[day]), "strong small");
  }
}

// Both memories on their way to the next day, the long-term one above.
function across({ svg, place, company, index, day }) {
  const [x, y] = place.at(index, day);
  const [next] = day + 1 < DAYS ? place.at(index, day + 1) : [place.end(index)[0] + 24];
  const [from, to] = [x + place.box[0] / 2, next - place.box[0] / 2];
  for (const [role, key, height, kind] of [
    ["long_term", "c", y - 28, "rail"],
    ["short_term", "h", y + 28, "heavy"],
  ]) {
    const part = piece(svg, role, "", day + 1);
    const line = day + 1 < DAYS || key === "h";
    if (line) {
      way(part, `M${from} ${height}H${to - 4}`, kind);
      tip(part, [to - 3, height]);
    } else way(part, `M${from} ${height}h34`, kind);
    label(part, [from + 40, height - 18], fixed(company[key][day], 2), "strong");
  }
}

function down({ svg, place, company, index, day }) {
  const [x, y] = place.at(index, day);
  const next = day + 1 < DAYS ? place.at(index, day + 1)[1] - place.box[1] / 2 : place.end(index)[1] - 34;
  const from = y + place.box[1] / 2;
  for (const [role, key, side, kind] of [
    ["long_term", "c", x - 20, "rail"],
    ["short_term", "h", x + 20, "heavy"],
  ]) {
    const part = piece(svg, role, "", day + 1);
    const line = day + 1 < DAYS || key === "h";
    way(part, line ? `M${side} ${from}V${next - 4}` : `M${side} ${from}v30`, kind);
    if (line) tip(part, [side, next - 3], 90);
    label(
      part,
      [side + (key === "c" ? -10 : 10), from + 27],
      fixed(company[key][day], 2),
      key === "c" ? "strong small end" : "strong small start",
    ); // prettier-ignore
  }
}

function end(svg, [x, y], { h, next }) {
  const part = piece(svg, "short_term", "prediction", END);
  box(part, [x, y], [104, 76], "answer");
  label(part, [x, y], fixed(h.at(-1), 2), "big number");
  label(piece(svg, "plain", "", END), [x, y - 56], said_("predicts"), "strong");
  label(piece(svg, "plain", "", END), [x, y + 56], said_("right", { n: fixed(next, 0) }), "quiet");
}

export const unrolled = {
  name: "unrolled",
  frames: END,
  pace: 1500,
  from: { same: 1, first: 1, through: 2, end: END },
  given: ({ companies: [a, b] }) => ({
    numbers: String(a.numbers),
    first_a: fixed(a.c[0], 2),
    first_b: fixed(b.c[0], 2),
    a: fixed(a.h.at(-1), 2),
    b: fixed(b.h.at(-1), 2),
    next_a: fixed(a.next, 0),
    next_b: fixed(b.next, 0),
  }),
  size: (narrow) => (narrow ? NARROW : WIDE).size,
  draw,
};
