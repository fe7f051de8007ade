// Where things sit on a wide screen: rails along the top and the bottom, one column per weighted sum.
import { compose, route } from "./layout.js";

const TOP = 58;
const BOTTOM = 462;
const INPUT = 528;
const COLUMNS = { f: 274, i: 502, g: 730, o: 958 };
const SQUASH = 1166;
const SUM = 328;
const WEIGHTS = 396;
// How high a place is that a finger takes hold of, on a tablet lying on its side.
const REACH = 64;
const ROLES = { f: "forget", i: "input_gate", g: "candidate", o: "output" };

function column(letter) {
  const x = COLUMNS[letter];
  const role = ROLES[letter];
  const z = `z_${letter}`;
  const [left, right] = [x - 51, x + 51];
  return {
    cards: [{ role, key: z, x: x - 104, y: 136, w: 208, h: 288 }],
    pills: [{ block: letter, role, key: letter, x, y: 162 }],
    curves: [
      {
        key: letter,
        input: z,
        kind: letter === "g" ? "tanh" : "sigmoid",
        role,
        x: x - 52,
        y: 190,
        w: 104,
        h: 68,
      },
    ],
    nodes: [{ text: "Σ", key: z, role: "plain", x, y: SUM, r: 17 }],
    wires: [
      {
        key: `p_${letter}h`,
        role: "short_term",
        points: route(left, BOTTOM, left, SUM, x - 18, SUM),
        arrow: true,
        dot: true,
      },
      {
        key: `p_${letter}x`,
        role: "input",
        points: route(right, INPUT, right, SUM, x + 18, SUM),
        arrow: true,
        dot: true,
      },
      { key: z, role, points: route(x, SUM - 17, x, 260), arrow: true },
      { key: z, role, points: route(x + 62, 294, x + 15, SUM - 9), thin: true },
      { key: letter, role, points: route(x, 190, x, 136) },
    ],
    texts: [
      { key: z, style: "sum", role, x: x - 12, y: 293, anchor: "end" },
      {
        key: `p_${letter}h`,
        style: "product",
        role: "short_term",
        owner: role,
        x: left,
        y: 364,
        anchor: "middle",
      },
      {
        key: `p_${letter}x`,
        style: "product",
        role: "input",
        owner: role,
        x: right,
        y: 364,
        anchor: "middle",
      },
    ],
    chips: [
      { handle: `w_${letter}h`, style: "weight", role: "short_term", x: left, y: WEIGHTS, w: 94, h: 36 },
      { handle: `w_${letter}x`, style: "weight", role: "input", x: right, y: WEIGHTS, w: 94, h: 36 },
      { handle: `b_${letter}`, style: "bias", role, x: x + 62, y: 288, w: 76, h: 32 },
    ].map((chip) => ({ ...chip, reach: REACH })),
  };
}

const { f, i, g, o } = COLUMNS;
const PLUS = (i + g) / 2;

const shared = {
  cards: [{ role: "short_term", key: "tanh_c", x: SQUASH - 76, y: 136, w: 152, h: 288 }],
  pills: [{ block: "squash", role: "short_term", key: "tanh_c", x: SQUASH, y: 162 }],
  curves: [
    { key: "tanh_c", input: "c", kind: "tanh", role: "short_term", x: SQUASH - 52, y: 190, w: 104, h: 68 },
  ],
  nodes: [
    { text: "×", key: "kept", role: "long_term", x: f, y: TOP, r: 18 },
    { text: "+", key: "c", role: "long_term", x: PLUS, y: TOP, r: 18 },
    { text: "×", key: "added", role: "long_term", x: PLUS, y: 116, r: 16 },
    { text: "×", key: "h", role: "short_term", x: SQUASH, y: SUM, r: 17 },
  ],
  wires: [
    { key: "c_prev", role: "long_term", points: route(160, TOP, f - 19, TOP), rail: true },
    { key: "kept", role: "long_term", points: route(f + 18, TOP, PLUS - 19, TOP), rail: true },
    { key: "c", role: "long_term", points: route(PLUS + 18, TOP, 1226, TOP), rail: true, arrow: true },
    { key: "h_prev", role: "short_term", points: route(160, BOTTOM, o - 51, BOTTOM), rail: true },
    { key: "x", role: "input", points: route(160, INPUT, o + 51, INPUT), rail: true },
    { key: "f", role: "forget", points: route(f, 136, f, TOP + 20), arrow: true, heavy: true },
    { key: "i", role: "input_gate", points: route(i, 136, i, 116, PLUS - 18, 116), arrow: true, heavy: true },
    { key: "g", role: "candidate", points: route(g, 136, g, 116, PLUS + 18, 116), arrow: true, heavy: true },
    { key: "added", role: "long_term", points: route(PLUS, 100, PLUS, TOP + 20), arrow: true, heavy: true },
    {
      key: "o",
      role: "output",
      points: route(o, 136, o, 116, 1076, 116, 1076, SUM, SQUASH - 19, SUM),
      arrow: true,
      heavy: true,
    },
    { key: "tanh_c", role: "long_term", points: route(SQUASH, TOP, SQUASH, 190), dot: true },
    {
      key: "tanh_c",
      role: "short_term",
      points: route(SQUASH, 258, SQUASH, SUM - 19),
      arrow: true,
      heavy: true,
    },
    {
      key: "h",
      role: "short_term",
      points: route(SQUASH, SUM + 17, SQUASH, BOTTOM, 1226, BOTTOM),
      rail: true,
      arrow: true,
    },
  ],
  texts: [
    { key: "f", style: "gate", role: "forget", x: f - 12, y: 112, anchor: "end" },
    { key: "f", style: "percent", role: "forget", x: f + 12, y: 112, anchor: "start" },
    { key: "i", style: "gate", role: "input_gate", x: i - 12, y: 128, anchor: "end" },
    { key: "i", style: "percent", role: "input_gate", x: i + 12, y: 134, anchor: "start" },
    { key: "g", style: "gate", role: "candidate", x: g + 12, y: 128, anchor: "start" },
    { key: "o", style: "gate", role: "output", x: o - 12, y: 128, anchor: "end" },
    { key: "o", style: "percent", role: "output", x: o + 12, y: 134, anchor: "start" },
    { key: "kept", style: "rail", role: "long_term", x: (f + PLUS) / 2, y: TOP - 12, anchor: "middle" },
    { key: "added", style: "gate", role: "long_term", x: PLUS + 22, y: 97, anchor: "start" },
    { key: "tanh_c", style: "sum", role: "short_term", x: SQUASH + 12, y: 298, anchor: "start" },
  ],
  names: [
    { key: "kept", role: "long_term", x: (f + PLUS) / 2, y: TOP + 22, anchor: "middle" },
    { key: "added", role: "long_term", x: PLUS + 22, y: 77, anchor: "start" },
  ],
  chips: [
    { handle: "x", style: "state", role: "input", x: 84, y: INPUT, w: 152, h: 58 },
    { handle: "h_prev", style: "state", role: "short_term", x: 84, y: BOTTOM - 4, w: 152, h: 58 },
    { handle: "c_prev", style: "state", role: "long_term", x: 84, y: TOP, w: 152, h: 64 },
  ],
  results: [
    { key: "c", role: "long_term", x: 1313, y: TOP, w: 168, h: 82 },
    { key: "h", role: "short_term", x: 1313, y: BOTTOM, w: 168, h: 82 },
  ],
};

export const wide = compose("wide", [4, 14, 1398, 548], [...Object.keys(COLUMNS).map(column), shared]);
