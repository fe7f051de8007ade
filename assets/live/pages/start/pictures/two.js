// One unit on one day: a memory that runs straight through, three gates, and what shows of it.
import { fixed, percent } from "../../../text/format.js";
import { said } from "../../../text/texts.js";
import { box, knot, label, piece, tip, way } from "./pieces.js";

/** @type {any} */
const WIDE = {
  size: [900, 440],
  rail: 92,
  floor: 366,
  pills: 236,
  ends: [78, 822],
  cards: [140, 84],
  keep: 270,
  add: 468,
  output: 664,
  pill: [168, 78],
};
/** @type {any} */
const NARROW = {
  size: [360, 400],
  rail: 74,
  floor: 342,
  pills: 208,
  ends: [35, 325],
  cards: [68, 66],
  keep: 106,
  add: 182,
  output: 258,
  pill: [72, 66],
};
// When in the film each part comes.
const [RAIL, KEEP, ADD, OUTPUT] = [1, 2, 3, 4];
const said_ = (name, given = {}) => said(`start.screens.two.labels.${name}`, given);

function draw(svg, { companies: [, { opened }], words }, narrow) {
  const place = narrow ? NARROW : WIDE;
  const told = { svg, opened, symbols: words.symbols, place };
  feeds(told);
  rail(told);
  gate(told, { key: "f", at: place.keep, from: KEEP, name: "keep", share: opened.f });
  gate(told, { key: "i", at: place.add, from: ADD, name: "add", share: opened.i });
  gate(told, { key: "o", at: place.output, from: OUTPUT, name: "output", share: opened.o });
  results(told);
}

// Both inputs go to every gate.
function feeds({ svg, opened, symbols, place }) {
  const { floor, ends, cards, pills, pill } = place;
  for (const [key, role, y, name] of [
    ["h_prev", "short_term", floor - 26, ""],
    ["x", "input", floor + 44, said_("input")],
  ]) {
    const part = piece(svg, role, "feeds", KEEP);
    for (const [index, x] of [place.keep, place.add, place.output].entries()) {
      const side = x + (role === "input" ? 16 : -16);
      if (index === 0) way(part, `M${ends[0]} ${y}H${place.output + (role === "input" ? 16 : -16)}`, "thin");
      way(part, `M${side} ${y}V${pills + pill[1] / 2}`, "thin");
    }
    card(piece(svg, role), [ends[0], y], cards, name || symbols[key].name, fixed(opened[key], 2));
  }
}

function rail({ svg, opened, symbols, place: { rail: y, ends, cards } }) {
  const line = piece(svg, "long_term", "", RAIL);
  const to = ends[1] - cards[0] / 2;
  way(line, `M${ends[0]} ${y}H${to - 6}`, "rail");
  tip(line, [to - 2, y]);
  card(piece(svg, "long_term"), [ends[0], y], cards, symbols.c_prev.name, fixed(opened.c_prev, 2));
}

function gate({ svg, opened, symbols, place }, { key, at, from, name, share }) {
  const { rail: y, pills, pill } = place;
  const part = piece(svg, symbols[key].role, "gate", from);
  const up = key !== "o";
  const [start, end] = [pills - pill[1] / 2, y + 22];
  if (up) {
    way(part, `M${at} ${start}V${end + 6}`, "heavy");
    tip(part, [at, end + 4], -90);
  }
  box(part, [at, pills], pill);
  label(part, [at, pills - 14], said_(name), "strong big");
  label(part, [at, pills + 18], percent(share), "strong");
  label(part, [at, pills + pill[1] / 2 + 18], symbols[key].gate, "small halo");
  if (up) meeting({ svg, opened, place }, key, at, from);
  else shown(svg, place, at, from);
}

// Where a gate's work reaches the long-term memory.
function meeting({ svg, opened, place: { rail: y } }, key, at, from) {
  const part = piece(svg, "long_term", "", from);
  const [sign, name, value] = key === "f" ? ["×", "kept", opened.kept] : ["+", "added", opened.added];
  knot(part, [at, y], sign);
  label(part, [at, y - 42], said_(name, { n: fixed(value, 2) }), "strong");
}

// What shows of the memory goes down, through the output gate, to the short-term one.
function shown(svg, { rail: y, pills, pill, floor, ends }, at, from) {
  const part = piece(svg, "short_term", "", from);
  const x = at + pill[0] / 2 + (ends[1] - at - pill[0] / 2) / 2.6;
  way(part, `M${x} ${y}V${floor - 26}H${ends[1] - 20}`, "heavy");
  label(part, [x, y + 46], said_("squeezed"), "halo small");
  const line = piece(svg, "output", "", from);
  way(line, `M${at + pill[0] / 2} ${pills}H${x - 22}`, "heavy");
  knot(part, [x, pills], "×", 18);
}

function results({ svg, opened, symbols, place: { rail: y, floor, ends, cards } }) {
  const long = piece(svg, "long_term", "", ADD);
  card(long, [ends[1], y], cards, symbols.c_prev.name, fixed(opened.c, 2));
  const short = piece(svg, "short_term", "", OUTPUT);
  card(short, [ends[1], floor - 26], cards, symbols.h_prev.name, fixed(opened.h, 2));
}

// A number with its name above it; both begin, or end, at the picture's edge.
function card(part, [x, y], [width, height], name, number) {
  box(part, [x, y], [width, height]);
  const [edge, kind] = x < width ? [x - width / 2 + 2, "start"] : [x + width / 2 - 2, "end"];
  label(part, [edge, y - height / 2 - 16], name, `small strong ${kind}`);
  label(part, [x, y], number, "big number");
}

export const two = {
  name: "two",
  frames: OUTPUT,
  pace: 2600,
  from: { rail: RAIL, keep: KEEP, add: ADD, output: OUTPUT },
  given: ({ companies: [, { opened }] }) => ({
    day: String(opened.day),
    before: fixed(opened.c_prev, 2),
    keep: percent(opened.f),
    added: fixed(opened.added, 2),
    after: fixed(opened.c, 2),
    show: percent(opened.o),
    short: fixed(opened.h, 2),
  }),
  size: (narrow) => (narrow ? NARROW : WIDE).size,
  draw,
};
