// A few steps in a row: what a memory meets on its way from step to step. Keys carry the place in the row:
// "f.2".
import { compose, route } from "../../diagram/layout.js";

const RAIL = 62;
const WIDE = { name: "wide", width: 690, first: 96, pitch: 204, curve: 46 };
const NARROW = { name: "narrow", width: 356, first: 62, pitch: 98, curve: 34 };

function rnnStep(place, x, size) {
  const box = x + size.curve / 2 + 10;
  return {
    nodes: [{ text: "×", key: "w_h", role: "short_term", x, y: RAIL, r: 13 }],
    curves: [
      {
        key: `rnn_h.${place}`,
        input: `z.${place}`,
        kind: "tanh",
        role: "short_term",
        x: box,
        y: RAIL - 22,
        w: size.curve,
        h: 44,
      },
    ],
    wires: [
      {
        key: `p_x.${place}`,
        role: "input",
        points: route(box + size.curve / 2, RAIL + 54, box + size.curve / 2, RAIL + 25),
        arrow: true,
      },
    ],
    texts: [
      { key: "w_h", style: "times", role: "short_term", x, y: RAIL + 34, anchor: "middle" },
      {
        key: `p_x.${place}`,
        style: "product",
        role: "input",
        x: box + size.curve / 2 + 7,
        y: RAIL + 48,
        anchor: "start",
      },
      {
        key: `rnn_h.${place}`,
        style: "sum",
        role: "short_term",
        x: box + size.curve + (size.pitch - size.curve) / 4,
        y: RAIL - 17,
        anchor: "middle",
      },
    ],
  };
}

function lstmStep(place, x, size) {
  const plus = x + size.pitch * 0.4;
  return {
    nodes: [
      { text: "×", key: `kept.${place}`, role: "long_term", x, y: RAIL, r: 13 },
      { text: "+", key: `c.${place}`, role: "long_term", x: plus, y: RAIL, r: 13 },
    ],
    wires: [
      {
        key: `added.${place}`,
        role: "long_term",
        points: route(plus, RAIL + 54, plus, RAIL + 15),
        arrow: true,
        heavy: true,
      },
    ],
    texts: [
      { key: `f.${place}`, style: "percent", role: "forget", x, y: RAIL + 34, anchor: "middle" },
      {
        key: `added.${place}`,
        style: "product",
        role: "long_term",
        x: plus + 7,
        y: RAIL + 48,
        anchor: "start",
      },
      {
        key: `c.${place}`,
        style: "sum",
        role: "long_term",
        x: plus + size.pitch * 0.3,
        y: RAIL - 11,
        anchor: "middle",
      },
    ],
  };
}

function row(size, count, before, after, step) {
  const parts = Array.from({ length: count }, (_, place) =>
    step(place, size.first + place * size.pitch, size),
  );
  const last = count - 1;
  const line = {
    wires: [
      {
        key: `${after}.${last}`,
        role: before.role,
        points: route(2, RAIL, size.width - 4, RAIL),
        rail: true,
        arrow: true,
      },
    ],
    texts: [{ key: `${before.key}.0`, style: "sum", role: before.role, x: 6, y: RAIL - 11, anchor: "start" }],
  };
  return compose(size.name, [0, 14, size.width, 112], [line, ...parts]);
}

const made = new Map();

// Layouts of the same length are the same object, so that nothing is drawn again without need.
function both(kind, count, before, after, step) {
  const name = `${kind} ${count}`;
  if (!made.has(name))
    made.set(name, {
      wide: row(WIDE, count, before, after, step),
      narrow: row(NARROW, count, before, after, step),
    });
  return made.get(name);
}

export const unrolledRnn = (count) =>
  both("rnn", count, { key: "rnn_h_prev", role: "short_term" }, "rnn_h", rnnStep);
export const unrolledLstm = (count) =>
  both("lstm", count, { key: "c_prev", role: "long_term" }, "c", lstmStep);
