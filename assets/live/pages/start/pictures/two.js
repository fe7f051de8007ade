// One unit on one day: a memory that runs straight through, three gates, and what shows of it.
import { fixed, percent } from "../../../text/format.js";
import { said } from "../../../text/texts.js";
import { box, knot, label, piece, pulse, tip, way } from "./pieces.js";
import { nth } from "./places.js";

/** @type {any} */
const WIDE = {
  size: [900, 448],
  rail: 84,
  pills: 206,
  floor: 314,
  ground: 408,
  ends: [78, 822],
  cards: [140, 64],
  head: 16,
  keep: 250,
  add: 430,
  output: 610,
  drop: 722,
  pill: [152, 112],
  knot: 22,
};
/** @type {any} */
const NARROW = {
  size: [360, 448],
  rail: 92,
  pills: 206,
  floor: 324,
  ground: 412,
  ends: [33, 327],
  cards: [60, 54],
  head: 30,
  keep: 98,
  add: 166,
  output: 234,
  drop: 284,
  pill: [64, 108],
  knot: 15,
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

// Both inputs go to every gate, on one line from gate to gate.
function feeds({ svg, opened, symbols, place }) {
  const { ends, cards, pills, pill } = place;
  const gates = [place.keep, place.add, place.output];
  for (const [key, role, y, aside] of [
    ["h_prev", "short_term", place.floor, -12],
    ["x", "input", place.ground, 12],
  ]) {
    for (const [index, x] of gates.entries()) {
      const part = piece(svg, role, "feeds", KEEP + index);
      const from = index ? gates[index - 1] + aside : ends[0];
      way(part, `M${from} ${y}H${x + aside}V${pills + pill[1] / 2}`, "thin");
    }
    card(piece(svg, role), [ends[0], y], cards, symbols[key].name, fixed(opened[key], 2));
  }
}

function rail({ svg, opened, symbols, place: { rail: y, ends, cards, head } }) {
  const line = piece(svg, "long_term", "", RAIL);
  const to = ends[1] - cards[0] / 2;
  way(line, `M${ends[0]} ${y}H${to - 12}`, "rail");
  pulse(line, `M${ends[0] + cards[0] / 2} ${y}H${to - 12}`);
  tip(line, [to - 2, y]);
  const start = piece(svg, "long_term");
  card(start, [ends[0], y], cards, symbols.c_prev.name, fixed(opened.c_prev, 2), head);
}

function gate({ svg, opened, symbols, place }, { key, at, from, name, share }) {
  const { rail: y, pills, pill, drop, knot: radius } = place;
  const part = piece(svg, symbols[key].role, "gate", from);
  const top = pills - pill[1] / 2;
  if (key === "o") {
    shown(svg, place, from);
    way(part, `M${at + pill[0] / 2} ${pills}H${drop - radius}`, "heavy");
  } else {
    way(part, `M${at} ${top}V${y + radius + 8}`, "heavy");
    tip(part, [at, y + radius + 4], -90);
    meeting({ svg, opened, place }, key, at, from);
  }
  box(part, [at, pills], pill);
  label(part, [at, pills - 32], said_(name), "strong big");
  const words = place === NARROW ? symbols[key].gate.split(" ") : [symbols[key].gate];
  for (const [index, word] of words.entries())
    label(part, [at, nth(pills + (words.length > 1 ? -8 : 0), 16, index)], word, "small");
  label(part, [at, pills + 34], percent(share), "strong");
}

// Where a gate's work reaches the long-term memory.
function meeting({ svg, opened, place: { rail: y, knot: radius } }, key, at, from) {
  const part = piece(svg, "long_term", "", from);
  const [sign, name, value] = key === "f" ? ["×", "kept", opened.kept] : ["+", "added", opened.added];
  knot(part, [at, y], sign, radius);
  label(part, [at, y - radius - 18], said_(name, { n: fixed(value, 2) }), "strong tight");
}

// What shows of the long-term memory goes down, past the output gate, to the short-term one.
function shown(svg, { rail: y, pills, drop, floor, ends, cards, knot: radius }, from) {
  const part = piece(svg, "short_term", "", from);
  const to = ends[1] - cards[0] / 2;
  way(part, `M${drop} ${y + 3}V${floor}H${to - 8}`, "heavy");
  if (to - drop > 20) tip(part, [to - 2, floor]);
  label(part, [drop - 10, y + 44], said_("squeezed"), "small end");
  knot(part, [drop, pills], "×", radius - 3);
}

function results({ svg, opened, symbols, place: { rail: y, floor, ends, cards, head } }) {
  const long = piece(svg, "long_term", "", ADD);
  card(long, [ends[1], y], cards, symbols.c_prev.name, fixed(opened.c, 2), head);
  const short = piece(svg, "short_term", "", OUTPUT);
  card(short, [ends[1], floor], cards, symbols.h_prev.name, fixed(opened.h, 2));
}

// A number with its name above it; both begin, or end, at the picture's edge.
function card(part, [x, y], [width, height], name, number, head = 15) {
  box(part, [x, y], [width, height]);
  const [edge, kind] = x < width ? [x - width / 2 + 2, "start"] : [x + width / 2 - 2, "end"];
  label(part, [edge, y - height / 2 - head], name, `small strong halo ${kind}`);
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
    share: percent(opened.f),
    new: fixed(opened.added, 2),
    after: fixed(opened.c, 2),
    shows: percent(opened.o),
    answer: fixed(opened.h, 2),
  }),
  size: (narrow) => (narrow ? NARROW : WIDE).size,
  draw,
};
