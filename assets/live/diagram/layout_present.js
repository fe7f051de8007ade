// Where things sit in presentation view: the wide picture with larger type, as wide as the screen is. The two new
// memories stand in one column with what lies between them, so that the gates get the room.
// Its units are 720ths of the screen's height: a number of 24 is a 24-pixel number on a screen of 720.
import { compose, route } from "./layout.js";

const HEIGHT = 520;
const NARROWEST = 944;
const WIDEST = 1300;
const ROLES = { f: "forget", i: "input_gate", g: "candidate", o: "output" };
const TOP = 46;
const LEVEL = 106;
const CARD = 140;
const FOOT = 424;
const SHORT = 446;
const INPUT = 498;
const LEFT = 136;
const RIGHT = 172;
// From this width of a column on, its two weights stand side by side.
const ROOMY = 206;

// What differs between two weights side by side and one above the other.
const BESIDE = {
  isStacked: false,
  wires: 0.25,
  tall: 66,
  sum: 326,
  product: 366,
  weights: [398, 398],
  high: 42,
};
const STACKED = {
  isStacked: true,
  wires: 0.32,
  tall: 54,
  sum: 306,
  product: 341,
  weights: [366, 404],
  high: 36,
};

const made = new Map();

/** @param {number} aspect of the place for the picture, its width over its height */
export function presented(aspect) {
  const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, HEIGHT * aspect)) / 4) * 4;
  if (!made.has(width)) made.set(width, layoutOf(width));
  return made.get(width);
}

function layoutOf(width) {
  const pitch = (width - LEFT - RIGHT - 24) / 4;
  const columns = Object.keys(ROLES).map((letter, place) => ({
    letter,
    x: Math.round(LEFT + 14 + pitch * (place + 0.5)),
  }));
  const way = pitch < ROOMY ? STACKED : BESIDE;
  const parts = columns.map((column) => gate(column, pitch, way));
  return compose("present", [0, 0, width, HEIGHT], [...parts, shared(columns, width, pitch, way)]);
}

function gate({ letter, x }, pitch, way) {
  const role = ROLES[letter];
  const z = `z_${letter}`;
  const half = pitch / 2 - 3;
  const [left, right] = [Math.round(x - pitch * way.wires), Math.round(x + pitch * way.wires)];
  // The upper one of two leaves room for the wire of the lower one, and the other way round.
  const chip = Math.min(118, way.isStacked ? half + right - x - 13 : half - 8);
  const inward = way.isStacked ? x - half + 4 + chip / 2 - left : 0;
  const sum = way.sum;
  const curve = Math.min(116, pitch * 0.6);
  const bias = Math.min(88, half - 6);
  const top = CARD + 56;
  return {
    cards: [{ role, key: z, x: x - half, y: CARD, w: 2 * half, h: FOOT - CARD }],
    pills: [{ block: letter, role, key: letter, x, y: CARD + 29, w: 2 * half - 8, h: 48 }],
    curves: [
      {
        key: letter,
        input: z,
        kind: letter === "g" ? "tanh" : "sigmoid",
        role,
        x: x - curve / 2,
        y: top,
        w: curve,
        h: way.tall,
      },
    ],
    nodes: [{ text: "Σ", key: z, role: "plain", x, y: sum, r: 16 }],
    wires: [
      wire(`p_${letter}h`, "short_term", route(left, SHORT, left, sum, x - 17, sum)),
      wire(`p_${letter}x`, "input", route(right, INPUT, right, sum, x + 17, sum)),
      { key: z, role, points: route(x, sum - 16, x, top + way.tall + 2), arrow: true },
      { key: z, role, points: route(x + half - bias / 2, sum - 26, x + 14, sum - 8), thin: true },
      { key: letter, role, points: route(x, top, x, CARD) },
    ],
    texts: [
      { key: z, style: "sum", role, x: x - 9, y: sum - 26, anchor: "end" },
      product(`p_${letter}h`, "short_term", role, way.isStacked ? x - 41 : left, way.product),
      product(`p_${letter}x`, "input", role, way.isStacked ? x + 41 : right, way.product),
    ],
    chips: [
      { handle: `b_${letter}`, style: "bias", role, x: x + half - 2 - bias / 2, y: sum - 36, w: bias, h: 36 },
      weight(`w_${letter}h`, "short_term", left + inward, way.weights[0], chip, way.high),
      weight(`w_${letter}x`, "input", right - inward, way.weights[1], chip, way.high),
    ],
  };
}

const wire = (key, role, points) => ({ key, role, points, arrow: true, dot: true });
const product = (key, role, owner, x, y) => ({ key, style: "product", role, owner, x, y, anchor: "middle" });
const weight = (handle, role, x, y, w, h) => ({ handle, style: "weight", role, x, y, w, h });

// A share's number and its percentage: one above the other to the left of their wire, or on either side of it.
function share({ letter, x }, low, high, { isStacked }) {
  const role = ROLES[letter];
  return [
    { key: letter, style: "gate", role, x: x - 11, y: isStacked ? high : low, anchor: "end" },
    isStacked
      ? { key: letter, style: "percent", role, x: x - 11, y: low, anchor: "end" }
      : { key: letter, style: "percent", role, x: x + 9, y: low, anchor: "start" },
  ];
}

/** @param {{ letter: string, x: number }[]} columns */
function shared(columns, width, pitch, way) {
  const [f, i, g, o] = columns;
  const plus = (i.x + g.x) / 2;
  const squash = width - RIGHT / 2 - 2;
  const edge = width - RIGHT - 2;
  const times = 352;
  const out = edge + 4;
  return {
    cards: [{ role: "short_term", key: "tanh_c", x: edge + 14, y: CARD, w: RIGHT - 14, h: FOOT - 46 - CARD }],
    pills: [
      {
        block: "squash",
        role: "short_term",
        key: "tanh_c",
        x: squash + 7,
        y: CARD + 29,
        w: RIGHT - 22,
        h: 48,
      },
    ],
    curves: [
      {
        key: "tanh_c",
        input: "c",
        kind: "tanh",
        role: "short_term",
        x: squash - 46,
        y: CARD + 56,
        w: 106,
        h: 60,
      },
    ],
    nodes: [
      { text: "×", key: "kept", role: "long_term", x: f.x, y: TOP, r: 18 },
      { text: "+", key: "c", role: "long_term", x: plus, y: TOP, r: 18 },
      { text: "×", key: "added", role: "long_term", x: plus, y: LEVEL, r: 16 },
      { text: "×", key: "h", role: "short_term", x: squash + 7, y: times, r: 17 },
    ],
    wires: [
      { key: "c_prev", role: "long_term", points: route(LEFT, TOP, f.x - 19, TOP), rail: true },
      { key: "kept", role: "long_term", points: route(f.x + 18, TOP, plus - 19, TOP), rail: true },
      { key: "c", role: "long_term", points: route(plus + 18, TOP, edge - 1, TOP), rail: true, arrow: true },
      {
        key: "h_prev",
        role: "short_term",
        points: route(LEFT, SHORT, Math.round(o.x - pitch * way.wires), SHORT),
        rail: true,
      },
      {
        key: "x",
        role: "input",
        points: route(LEFT, INPUT, Math.round(o.x + pitch * way.wires), INPUT),
        rail: true,
      },
      { key: "f", role: "forget", points: route(f.x, CARD, f.x, TOP + 20), arrow: true, heavy: true },
      heavy("i", "input_gate", route(i.x, CARD, i.x, LEVEL, plus - 18, LEVEL)),
      heavy("g", "candidate", route(g.x, CARD, g.x, LEVEL, plus + 18, LEVEL)),
      heavy("added", "long_term", route(plus, LEVEL - 16, plus, TOP + 20)),
      heavy("o", "output", route(o.x, CARD, o.x, LEVEL, out, LEVEL, out, times, squash - 12, times)),
      { key: "tanh_c", role: "long_term", points: route(squash + 7, TOP + 46, squash + 7, CARD + 4) },
      heavy("tanh_c", "short_term", route(squash + 7, CARD + 116, squash + 7, times - 19)),
      {
        key: "h",
        role: "short_term",
        points: route(squash + 7, times + 17, squash + 7, 426),
        rail: true,
        arrow: true,
      },
    ],
    texts: [
      ...share(f, way.isStacked ? 132 : 124, 106, way),
      ...share(i, 134, 108, way),
      { key: "g", style: "gate", role: "candidate", x: g.x + 11, y: 134, anchor: "start" },
      { key: "o", style: "gate", role: "output", x: o.x - 11, y: way.isStacked ? 106 : 134, anchor: "end" },
      { key: "o", style: "percent", role: "output", x: o.x + 9, y: 134, anchor: "start" },
      { key: "kept", style: "rail", role: "long_term", x: (f.x + plus) / 2, y: TOP - 12, anchor: "middle" },
      { key: "added", style: "gate", role: "long_term", x: plus + 20, y: LEVEL - 14, anchor: "start" },
      { key: "tanh_c", style: "sum", role: "short_term", x: squash + 16, y: times - 42, anchor: "start" },
    ],
    names: [
      { key: "kept", role: "long_term", x: (f.x + plus) / 2, y: TOP + 24, anchor: "middle" },
      { key: "added", role: "long_term", x: plus - 20, y: LEVEL - 18, anchor: "end" },
    ],
    chips: [
      { handle: "c_prev", style: "state", role: "long_term", x: LEFT / 2 + 1, y: TOP, w: LEFT - 2, h: 72 },
      { handle: "h_prev", style: "state", role: "short_term", x: LEFT / 2 + 1, y: 430, w: LEFT - 2, h: 58 },
      { handle: "x", style: "state", role: "input", x: LEFT / 2 + 1, y: 490, w: LEFT - 2, h: 56 },
    ],
    results: [
      { key: "c", role: "long_term", x: squash, y: TOP, w: RIGHT, h: 92 },
      { key: "h", role: "short_term", x: squash, y: 473, w: RIGHT, h: 92 },
    ],
  };
}

const heavy = (key, role, points) => ({ key, role, points, arrow: true, heavy: true });
