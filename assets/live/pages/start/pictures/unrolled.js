// The same unit once for each day, for both companies: the long-term memory on its line above, the
// short-term one below.
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
  size: [900, 470],
  box: [92, 104],
  answer: [104, 84],
  at: (company, day) => [nth(112, 178, day), nth(132, 214, company)],
  end: (company) => [834, nth(132, 214, company)],
  name: (company) => [30, nth(132, 214, company)],
  keys: [
    [66, 32],
    [262, 32],
    [470, 32],
  ],
};
// From top to bottom, one company beside the other.
/** @type {any} */
const NARROW = {
  size: [360, 706],
  box: [84, 62],
  answer: [104, 76],
  at: (company, day) => [nth(106, 178, company), nth(124, 124, day)],
  end: (company) => [nth(106, 178, company), 630],
  name: (company) => [nth(106, 178, company), 64],
  keys: [
    [6, 18],
    [138, 18],
    [282, 18],
  ],
};

function draw(svg, { companies, words: { symbols } }, narrow) {
  const place = narrow ? NARROW : WIDE;
  // What the colours mean.
  for (const [index, key] of ["c_prev", "h_prev", "x"].entries())
    label(piece(svg, symbols[key].role), place.keys[index], symbols[key].name, "small strong start");
  for (const [index, company] of companies.entries()) {
    label(piece(svg, "plain"), place.name(index), company.title.split(" ").at(-1), "huge name");
    for (let day = 0; day < DAYS; day += 1) {
      const told = { svg, place, company, index, day };
      (narrow ? down : across)(told);
      unit(told);
    }
    end(svg, place.end(index), place.answer, company);
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
    way(given, `M${x} ${y + height / 2 + 24}V${y + height / 2 + 4}`, "heavy");
    tip(given, [x, y + height / 2 + 4], -90);
    if (day === 0) make(given, "circle", { cx: x, cy: y + height / 2 + 46, r: 20, class: "ring" });
    label(given, [x, y + height / 2 + 46], String(company.days[day]), "strong");
  } else {
    way(given, `M${x - width / 2 - 18} ${y}H${x - width / 2 - 8}`, "heavy");
    tip(given, [x - width / 2 - 2, y]);
    if (day === 0) make(given, "circle", { cx: x - width / 2 - 36, cy: y, r: 15, class: "ring" });
    label(given, [x - width / 2 - 36, y], String(company.days[day]), "strong small");
  }
}

// Both memories on their way to the next day, the long-term one above.
function across({ svg, place, company, index, day }) {
  const [x, y] = place.at(index, day);
  const isLast = day + 1 === DAYS;
  const [next] = isLast ? place.end(index) : place.at(index, day + 1);
  const from = x + place.box[0] / 2;
  const to = next - (isLast ? place.answer : place.box)[0] / 2;
  for (const [role, key, height, kind] of [
    ["long_term", "c", y - 28, "rail"],
    ["short_term", "h", y + 28, "heavy"],
  ]) {
    const part = piece(svg, role, "", day + 1);
    // After the last day only the short-term memory goes on, as the answer.
    if (isLast && key === "c") way(part, `M${from} ${height}h34`, kind);
    else {
      way(part, `M${from} ${height}H${to - 10}`, kind);
      tip(part, [to - 3, height]);
    }
    label(part, [from + 38, height - 18], fixed(company[key][day], 2), "strong");
  }
}

function down({ svg, place, company, index, day }) {
  const [x, y] = place.at(index, day);
  const isLast = day + 1 === DAYS;
  const [, next] = isLast ? place.end(index) : place.at(index, day + 1);
  const from = y + place.box[1] / 2;
  const to = next - (isLast ? place.answer : place.box)[1] / 2;
  /** @type {[string, string, number, string][]} */
  const lines = [
    ["long_term", "c", -20, "rail"],
    ["short_term", "h", 20, "heavy"],
  ];
  for (const [role, key, aside, kind] of lines) {
    const part = piece(svg, role, "", day + 1);
    if (isLast && key === "c") way(part, `M${x + aside} ${from}v30`, kind);
    else {
      way(part, `M${x + aside} ${from}V${to - 10}`, kind);
      tip(part, [x + aside, to - 3], 90);
    }
    label(
      part,
      [x + (key === "c" ? -31 : 31), from + 26],
      fixed(company[key][day], 2),
      `strong small ${key === "c" ? "end" : "start"}`,
    );
  }
}

function end(svg, [x, y], size, { h, next }) {
  const part = piece(svg, "short_term", "prediction", END);
  box(part, [x, y], size, "answer");
  label(part, [x, y - 22], said("start.day", { n: END }), "strong small");
  label(part, [x, y + 11], fixed(h.at(-1), 2), "big number");
  label(
    piece(svg, "plain", "", END),
    [x, y + size[1] / 2 + 20],
    said_("right", { n: fixed(next, 0) }),
    "quiet",
  );
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
