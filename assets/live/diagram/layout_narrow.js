// Where things sit on a phone: the same picture turned, time runs down, one row per weighted sum.
import { compose, route } from "./layout.js";

const LONG = 24;
const SHORT = 312;
const INPUT = 342;
const GUTTER = 58;
const ROWS = { f: 186, i: 344, g: 502, o: 672 };
const SQUASH = 824;
const CURVE = 118;
const SUM = 196;
const WEIGHTS = 254;
// How high a place is that a finger takes hold of: the three boxes of a row lie below each other.
const REACH = 48;
const ROLES = { f: "forget", i: "input_gate", g: "candidate", o: "output" };

function row(letter) {
  const y = ROWS[letter];
  const role = ROLES[letter];
  const z = `z_${letter}`;
  const [upper, lower] = [y - REACH, y + REACH];
  return {
    cards: [{ role, key: z, x: 82, y: y - 74, w: 212, h: 148 }],
    pills: [{ block: letter, role, key: letter, x: 137, y: y - 52 }],
    curves: [
      {
        key: letter,
        input: z,
        kind: letter === "g" ? "tanh" : "sigmoid",
        role,
        x: CURVE - 28,
        y: y - 28,
        w: 56,
        h: 58,
      },
    ],
    nodes: [{ text: "Σ", key: z, role: "plain", x: SUM, y, r: 13 }],
    wires: [
      {
        key: `p_${letter}h`,
        role: "short_term",
        points: route(SHORT, upper, SUM, upper, SUM, y - 14),
        arrow: true,
        dot: true,
      },
      {
        key: `p_${letter}x`,
        role: "input",
        points: route(INPUT, lower, SUM, lower, SUM, y + 14),
        arrow: true,
        dot: true,
      },
      { key: z, role, points: route(SUM - 13, y, CURVE + 30, y), arrow: true },
      { key: z, role, points: route(228, y, SUM + 14, y), thin: true },
      { key: letter, role, points: route(CURVE - 28, y, 82, y) },
    ],
    texts: [
      { key: z, style: "sum", role, x: 168, y: y - 7, anchor: "middle" },
      {
        key: `p_${letter}h`,
        style: "product",
        role: "short_term",
        owner: role,
        x: 216,
        y: upper - 6,
        anchor: "end",
      },
      {
        key: `p_${letter}x`,
        style: "product",
        role: "input",
        owner: role,
        x: 216,
        y: lower + 14,
        anchor: "end",
      },
    ],
    chips: [
      { handle: `w_${letter}h`, style: "weight", role: "short_term", y: upper, w: 68, h: 32 },
      { handle: `w_${letter}x`, style: "weight", role: "input", y: lower, w: 68, h: 32 },
      { handle: `b_${letter}`, style: "bias", role, y, w: 62, h: 26 },
    ].map((chip) => ({ ...chip, x: WEIGHTS, reach: REACH })),
  };
}

const { f, i, g, o } = ROWS;
const MIDDLE = (i + g) / 2;
const HEAD = 44;
const FOOT = 930;

// Apart from the rest, since Tab goes to them first.
const inputs = {
  chips: [
    { handle: "x", style: "state", role: "input", x: 296, y: HEAD, w: 112, h: 52 },
    { handle: "h_prev", style: "state", role: "short_term", x: 178, y: HEAD, w: 112, h: 52 },
    { handle: "c_prev", style: "state", role: "long_term", x: 60, y: HEAD, w: 112, h: 52 },
  ],
};

const shared = {
  cards: [{ role: "short_term", key: "tanh_c", x: 82, y: SQUASH - 56, w: 212, h: 92 }],
  pills: [{ block: "squash", role: "short_term", key: "tanh_c", x: 140, y: SQUASH - 38 }],
  curves: [
    {
      key: "tanh_c",
      input: "c",
      kind: "tanh",
      role: "short_term",
      x: CURVE - 28,
      y: SQUASH - 18,
      w: 56,
      h: 44,
    },
  ],
  nodes: [
    { text: "×", key: "kept", role: "long_term", x: LONG, y: f, r: 13 },
    { text: "+", key: "c", role: "long_term", x: LONG, y: MIDDLE, r: 13 },
    { text: "×", key: "added", role: "long_term", x: GUTTER, y: MIDDLE, r: 11 },
    { text: "×", key: "h", role: "short_term", x: 240, y: SQUASH + 4, r: 13 },
  ],
  wires: [
    { key: "c_prev", role: "long_term", points: route(LONG, HEAD + 26, LONG, f - 14), rail: true },
    { key: "kept", role: "long_term", points: route(LONG, f + 13, LONG, MIDDLE - 14), rail: true },
    {
      key: "c",
      role: "long_term",
      points: route(LONG, MIDDLE + 13, LONG, FOOT - 36),
      rail: true,
      arrow: true,
    },
    {
      key: "h_prev",
      role: "short_term",
      points: route(178, HEAD + 26, 178, 88, SHORT, 88, SHORT, o - REACH),
      rail: true,
    },
    { key: "x", role: "input", points: route(INPUT, HEAD + 26, INPUT, o + REACH), rail: true },
    { key: "f", role: "forget", points: route(82, f, LONG + 14, f), arrow: true, heavy: true },
    {
      key: "i",
      role: "input_gate",
      points: route(82, i, GUTTER, i, GUTTER, MIDDLE - 12),
      arrow: true,
      heavy: true,
    },
    {
      key: "g",
      role: "candidate",
      points: route(82, g, GUTTER, g, GUTTER, MIDDLE + 12),
      arrow: true,
      heavy: true,
    },
    {
      key: "added",
      role: "long_term",
      points: route(GUTTER - 11, MIDDLE, LONG + 14, MIDDLE),
      arrow: true,
      heavy: true,
    },
    {
      key: "o",
      role: "output",
      points: route(82, o, GUTTER, o, GUTTER, SQUASH + 50, 240, SQUASH + 50, 240, SQUASH + 18),
      arrow: true,
      heavy: true,
    },
    {
      key: "tanh_c",
      role: "long_term",
      points: route(LONG, SQUASH + 4, CURVE - 30, SQUASH + 4),
      arrow: true,
      dot: true,
    },
    {
      key: "tanh_c",
      role: "short_term",
      points: route(CURVE + 28, SQUASH + 4, 226, SQUASH + 4),
      arrow: true,
      heavy: true,
    },
    {
      key: "h",
      role: "short_term",
      points: route(253, SQUASH + 4, SHORT, SQUASH + 4, SHORT, FOOT - 36),
      rail: true,
      arrow: true,
    },
  ],
  texts: [
    { key: "f", style: "gate", role: "forget", x: 80, y: f - 10, anchor: "end" },
    { key: "f", style: "percent", role: "forget", x: 80, y: f + 20, anchor: "end" },
    { key: "i", style: "gate", role: "input_gate", x: 80, y: i - 10, anchor: "end" },
    { key: "g", style: "gate", role: "candidate", x: 80, y: g + 22, anchor: "end" },
    { key: "o", style: "gate", role: "output", x: 80, y: o - 10, anchor: "end" },
    { key: "o", style: "percent", role: "output", x: 80, y: o - 28, anchor: "end" },
    { key: "kept", style: "rail", role: "long_term", x: LONG + 8, y: (f + i) / 2 + 6, anchor: "start" },
    { key: "added", style: "gate", role: "long_term", x: LONG + 8, y: MIDDLE + 34, anchor: "start" },
    { key: "tanh_c", style: "sum", role: "short_term", x: 186, y: SQUASH - 4, anchor: "middle" },
  ],
  names: [
    { key: "kept", role: "long_term", x: LONG + 8, y: (f + i) / 2 + 21, anchor: "start" },
    { key: "added", role: "long_term", x: LONG + 8, y: MIDDLE + 49, anchor: "start" },
  ],
  results: [
    { key: "c", role: "long_term", x: 89, y: FOOT, w: 170, h: 72 },
    { key: "h", role: "short_term", x: 267, y: FOOT, w: 170, h: 72 },
  ],
};

export const narrow = compose("narrow", [0, 12, 356, 958], [inputs, ...Object.keys(ROWS).map(row), shared]);
