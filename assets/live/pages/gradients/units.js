// Where things sit in the two units side by side: the recurrent unit, and of the LSTM the forget gate and its
// rail.
import { compose, route } from "../../diagram/layout.js";

const [TOP, MIDDLE, BOTTOM, INPUT] = [48, 202, 334, 396];
const [HEAD, FOOT] = [104, 300];
const BOX = [0, 10, 690, 420];

const rnnWide = compose("wide", BOX, [
  {
    cards: [{ role: "short_term", key: "rnn_h", x: 300, y: 84, w: 196, h: 240 }],
    pills: [{ block: "tanh", role: "short_term", key: "rnn_h", x: 432, y: 112, w: 96 }],
    curves: [{ key: "rnn_h", input: "z", kind: "tanh", role: "short_term", x: 384, y: 148, w: 96, h: 108 }],
    nodes: [{ text: "Σ", key: "z", role: "plain", x: 328, y: MIDDLE, r: 17 }],
    wires: [
      {
        key: "p_h",
        role: "short_term",
        points: route(160, HEAD, 328, HEAD, 328, MIDDLE - 19),
        rail: true,
        arrow: true,
      },
      {
        key: "p_x",
        role: "input",
        points: route(160, FOOT, 328, FOOT, 328, MIDDLE + 19),
        rail: true,
        arrow: true,
      },
      { key: "z", role: "short_term", points: route(345, MIDDLE, 382, MIDDLE), arrow: true },
      { key: "b", role: "plain", points: route(392, 278, 342, MIDDLE + 11), thin: true },
      { key: "rnn_h", role: "short_term", points: route(480, MIDDLE, 520, MIDDLE), rail: true, arrow: true },
      {
        key: "w_h",
        role: "short_term",
        points: route(606, MIDDLE - 41, 606, 34, 84, 34, 84, 72),
        thin: true,
        arrow: true,
      },
      { key: "input_size", role: "input", points: route(84, 358, 84, 332), arrow: true },
    ],
    texts: [
      { key: "p_h", style: "product", role: "short_term", x: 318, y: 154, anchor: "end" },
      { key: "p_x", style: "product", role: "input", x: 318, y: 262, anchor: "end" },
      { key: "z", style: "product", role: "plain", x: 344, y: MIDDLE - 13, anchor: "start" },
    ],
    chips: [
      { handle: "x", style: "state", role: "input", x: 84, y: FOOT, w: 152, h: 60 },
      { handle: "rnn_h_prev", style: "state", role: "short_term", x: 84, y: HEAD, w: 152, h: 60 },
      { handle: "input_size", style: "state", role: "input", x: 84, y: 388, w: 152, h: 58 },
      { handle: "w_h", style: "weight", role: "short_term", x: 234, y: HEAD, w: 108, h: 42, reach: 56 },
      { handle: "w_x", style: "weight", role: "input", x: 234, y: FOOT, w: 108, h: 42, reach: 56 },
      { handle: "b", style: "bias", role: "plain", x: 432, y: 288, w: 88, h: 32, reach: 56 },
    ],
    results: [{ key: "rnn_h", role: "short_term", x: 606, y: MIDDLE, w: 164, h: 82 }],
  },
]);

const [FORGET, PLUS, OUT] = [232, 430, 606];
const [left, right] = [FORGET - 43, FORGET + 43];
const [ADDED, GATES, FOCUS] = [124, 194, 272];

const lstmWide = compose("wide", BOX, [
  {
    cards: [{ role: "forget", key: "z_f", x: FORGET - 82, y: 104, w: 164, h: 206 }],
    pills: [
      { block: "f", role: "forget", key: "f", x: FORGET, y: 128, w: 146 },
      { block: "i", role: "input_gate", key: "i", x: PLUS - 57, y: GATES, w: 112, brief: true },
      { block: "g", role: "candidate", key: "g", x: PLUS + 57, y: GATES, w: 112, brief: true },
      { block: "squash", role: "short_term", key: "tanh_c", x: OUT, y: 162, w: 120, brief: true },
      { block: "o", role: "output", key: "o", x: PLUS + 57, y: FOCUS, w: 112, brief: true },
    ],
    curves: [
      { key: "f", input: "z_f", kind: "sigmoid", role: "forget", x: FORGET - 46, y: 154, w: 92, h: 52 },
    ],
    nodes: [
      { text: "Σ", key: "z_f", role: "plain", x: FORGET, y: 244, r: 15 },
      { text: "×", key: "kept", role: "long_term", x: FORGET, y: TOP, r: 17 },
      { text: "+", key: "c", role: "long_term", x: PLUS, y: TOP, r: 17 },
      { text: "×", key: "added", role: "long_term", x: PLUS, y: ADDED, r: 14 },
      { text: "×", key: "h", role: "short_term", x: OUT, y: FOCUS, r: 16 },
    ],
    wires: [
      { key: "c_prev", role: "long_term", points: route(146, TOP, FORGET - 19, TOP), rail: true },
      { key: "kept", role: "long_term", points: route(FORGET + 17, TOP, PLUS - 19, TOP), rail: true },
      { key: "c", role: "long_term", points: route(PLUS + 17, TOP, OUT - 86, TOP), rail: true, arrow: true },
      { key: "h_prev", role: "short_term", points: route(146, BOTTOM, left, BOTTOM), rail: true },
      { key: "x", role: "input", points: route(146, INPUT, right, INPUT), rail: true },
      {
        key: "p_fh",
        role: "short_term",
        points: route(left, BOTTOM, left, 244, FORGET - 17, 244),
        arrow: true,
      },
      { key: "p_fx", role: "input", points: route(right, INPUT, right, 244, FORGET + 17, 244), arrow: true },
      { key: "z_f", role: "forget", points: route(FORGET, 229, FORGET, 208), arrow: true },
      { key: "f", role: "forget", points: route(FORGET, 108, FORGET, TOP + 19), arrow: true, heavy: true },
      {
        key: "i",
        role: "input_gate",
        points: route(PLUS - 57, GATES - 20, PLUS - 57, ADDED, PLUS - 16, ADDED),
        arrow: true,
        heavy: true,
      },
      {
        key: "g",
        role: "candidate",
        points: route(PLUS + 57, GATES - 20, PLUS + 57, ADDED, PLUS + 16, ADDED),
        arrow: true,
        heavy: true,
      },
      {
        key: "added",
        role: "long_term",
        points: route(PLUS, ADDED - 14, PLUS, TOP + 19),
        arrow: true,
        heavy: true,
      },
      {
        key: "tanh_c",
        role: "short_term",
        points: route(OUT, TOP + 36, OUT, FOCUS - 18),
        arrow: true,
        heavy: true,
      },
      {
        key: "o",
        role: "output",
        points: route(PLUS + 113, FOCUS, OUT - 18, FOCUS),
        arrow: true,
        heavy: true,
      },
      { key: "h", role: "short_term", points: route(OUT, FOCUS + 16, OUT, 336), rail: true, arrow: true },
    ],
    texts: [
      { key: "f", style: "percent", role: "forget", x: FORGET + 14, y: 92, anchor: "start" },
      {
        key: "kept",
        style: "rail",
        role: "long_term",
        x: (FORGET + PLUS) / 2,
        y: TOP - 12,
        anchor: "middle",
      },
      { key: "added", style: "product", role: "long_term", x: PLUS + 11, y: 96, anchor: "start" },
      { key: "i", style: "percent", role: "input_gate", x: PLUS - 57, y: GATES + 39, anchor: "middle" },
      { key: "g", style: "product", role: "candidate", x: PLUS + 57, y: GATES + 39, anchor: "middle" },
      { key: "z_f", style: "product", role: "forget", x: FORGET - 9, y: 226, anchor: "end" },
      { key: "o", style: "percent", role: "output", x: PLUS + 57, y: FOCUS + 39, anchor: "middle" },
      { key: "tanh_c", style: "product", role: "short_term", x: OUT + 12, y: 222, anchor: "start" },
    ],
    chips: [
      { handle: "x", style: "state", role: "input", x: 76, y: INPUT, w: 144, h: 58 },
      { handle: "h_prev", style: "state", role: "short_term", x: 76, y: BOTTOM - 6, w: 144, h: 58 },
      { handle: "c_prev", style: "state", role: "long_term", x: 76, y: TOP, w: 144, h: 62 },
      { handle: "w_fh", style: "weight", role: "short_term", x: left, y: 284, w: 80, h: 34, reach: 56 },
      { handle: "w_fx", style: "weight", role: "input", x: right, y: 284, w: 80, h: 34, reach: 56 },
      { handle: "b_f", style: "bias", role: "forget", x: FORGET + 46, y: 222, w: 68, h: 28, reach: 56 },
    ],
    results: [
      { key: "c", role: "long_term", x: OUT, y: TOP, w: 164, h: 72 },
      { key: "h", role: "short_term", x: OUT, y: 376, w: 164, h: 74 },
    ],
  },
]);

const rnnNarrow = compose(
  "narrow",
  [0, 12, 356, 404],
  [
    {
      cards: [{ role: "short_term", key: "rnn_h", x: 92, y: 180, w: 172, h: 134 }],
      pills: [{ block: "tanh", role: "short_term", key: "rnn_h", x: 237, y: 271, w: 48 }],
      curves: [{ key: "rnn_h", input: "z", kind: "tanh", role: "short_term", x: 146, y: 244, w: 64, h: 54 }],
      nodes: [{ text: "Σ", key: "z", role: "plain", x: 178, y: 206, r: 13 }],
      wires: [
        {
          key: "p_h",
          role: "short_term",
          points: route(88, 70, 88, 160, 168, 160, 168, 195),
          rail: true,
          arrow: true,
        },
        { key: "p_x", role: "input", points: route(216, 70, 216, 112), rail: true },
        { key: "input_size", role: "input", points: route(270, 44, 263, 44), arrow: true },
        {
          key: "p_x",
          role: "input",
          points: route(268, 112, 268, 160, 188, 160, 188, 195),
          rail: true,
          arrow: true,
        },
        { key: "z", role: "short_term", points: route(178, 219, 178, 242), arrow: true },
        { key: "b", role: "plain", points: route(272, 206, 193, 206), thin: true },
        { key: "rnn_h", role: "short_term", points: route(178, 298, 178, 336), rail: true, arrow: true },
        {
          key: "w_h",
          role: "short_term",
          points: route(96, 374, 14, 374, 14, 44, 28, 44),
          thin: true,
          arrow: true,
        },
      ],
      texts: [
        { key: "p_h", style: "product", role: "short_term", x: 96, y: 154, anchor: "start" },
        { key: "p_x", style: "product", role: "input", x: 260, y: 154, anchor: "end" },
        { key: "z", style: "sum", role: "plain", x: 170, y: 236, anchor: "end" },
      ],
      chips: [
        { handle: "x", style: "state", role: "input", x: 216, y: 44, w: 92, h: 52 },
        { handle: "rnn_h_prev", style: "state", role: "short_term", x: 88, y: 44, w: 116, h: 52 },
        { handle: "input_size", style: "state", role: "input", x: 312, y: 44, w: 82, h: 52 },
        { handle: "w_h", style: "weight", role: "short_term", x: 88, y: 112, w: 86, h: 34, reach: 48 },
        { handle: "w_x", style: "weight", role: "input", x: 242, y: 112, w: 96, h: 34, reach: 48 },
        { handle: "b", style: "bias", role: "plain", x: 308, y: 206, w: 72, h: 28, reach: 48 },
      ],
      results: [{ key: "rnn_h", role: "short_term", x: 178, y: 374, w: 164, h: 72 }],
    },
  ],
);

// The three boxes of the gate lie below each other, each as high as a finger is wide.
const REACH = 48;
const [LONG, GATE, ADDING] = [24, 180, 304];
const [HIGH, LOW] = [GATE - REACH, GATE + REACH];

const lstmNarrow = compose(
  "narrow",
  [0, 12, 356, 440],
  [
    {
      cards: [{ role: "forget", key: "z_f", x: 82, y: GATE - 76, w: 212, h: 152 }],
      pills: [
        { block: "f", role: "forget", key: "f", x: 137, y: GATE - 53 },
        { block: "i", role: "input_gate", key: "i", x: 152, y: ADDING - 20, brief: true },
        { block: "g", role: "candidate", key: "g", x: 152, y: ADDING + 20, brief: true },
        { block: "o", role: "output", key: "o", x: 294, y: ADDING, brief: true },
      ],
      curves: [
        { key: "f", input: "z_f", kind: "sigmoid", role: "forget", x: 90, y: GATE - 28, w: 56, h: 58 },
      ],
      nodes: [
        { text: "Σ", key: "z_f", role: "plain", x: 196, y: GATE, r: 13 },
        { text: "×", key: "kept", role: "long_term", x: LONG, y: GATE, r: 13 },
        { text: "+", key: "c", role: "long_term", x: LONG, y: ADDING, r: 13 },
        { text: "×", key: "added", role: "long_term", x: 68, y: ADDING, r: 11 },
      ],
      wires: [
        { key: "c_prev", role: "long_term", points: route(LONG, 70, LONG, GATE - 14), rail: true },
        { key: "kept", role: "long_term", points: route(LONG, GATE + 13, LONG, ADDING - 14), rail: true },
        {
          key: "c",
          role: "long_term",
          points: route(LONG, ADDING + 13, LONG, ADDING + 70),
          rail: true,
          arrow: true,
        },
        {
          key: "h_prev",
          role: "short_term",
          points: route(178, 70, 178, 90, 312, 90, 312, HIGH),
          rail: true,
        },
        { key: "x", role: "input", points: route(342, 70, 342, LOW), rail: true },
        { key: "p_fh", role: "short_term", points: route(312, HIGH, 196, HIGH, 196, GATE - 14), arrow: true },
        { key: "p_fx", role: "input", points: route(342, LOW, 196, LOW, 196, GATE + 14), arrow: true },
        { key: "z_f", role: "forget", points: route(183, GATE, 148, GATE), arrow: true },
        { key: "z_f", role: "forget", points: route(226, GATE, 210, GATE), thin: true },
        { key: "f", role: "forget", points: route(90, GATE, LONG + 14, GATE), arrow: true, heavy: true },
        {
          key: "i",
          role: "input_gate",
          points: route(102, ADDING - 20, 68, ADDING - 20, 68, ADDING - 12),
          arrow: true,
          heavy: true,
        },
        {
          key: "g",
          role: "candidate",
          points: route(102, ADDING + 20, 68, ADDING + 20, 68, ADDING + 12),
          arrow: true,
          heavy: true,
        },
        {
          key: "added",
          role: "long_term",
          points: route(57, ADDING, LONG + 14, ADDING),
          arrow: true,
          heavy: true,
        },
        {
          key: "h",
          role: "output",
          points: route(294, ADDING + 18, 294, ADDING + 70),
          arrow: true,
          heavy: true,
        },
      ],
      texts: [
        { key: "f", style: "percent", role: "forget", x: 80, y: GATE - 8, anchor: "end" },
        { key: "z_f", style: "sum", role: "forget", x: 168, y: GATE - 7, anchor: "middle" },
        { key: "kept", style: "rail", role: "long_term", x: LONG + 8, y: ADDING - 40, anchor: "start" },
        { key: "added", style: "gate", role: "long_term", x: LONG + 8, y: ADDING + 40, anchor: "start" },
        { key: "i", style: "percent", role: "input_gate", x: 226, y: ADDING - 15, anchor: "middle" },
        { key: "g", style: "product", role: "candidate", x: 226, y: ADDING + 25, anchor: "middle" },
        { key: "o", style: "percent", role: "output", x: 300, y: ADDING + 50, anchor: "start" },
      ],
      chips: [
        { handle: "x", style: "state", role: "input", x: 296, y: 44, w: 112, h: 52 },
        { handle: "h_prev", style: "state", role: "short_term", x: 178, y: 44, w: 112, h: 52 },
        { handle: "c_prev", style: "state", role: "long_term", x: 60, y: 44, w: 112, h: 52 },
        { handle: "w_fh", style: "weight", role: "short_term", x: 254, y: HIGH, w: 68, h: 32, reach: REACH },
        { handle: "w_fx", style: "weight", role: "input", x: 254, y: LOW, w: 68, h: 32, reach: REACH },
        { handle: "b_f", style: "bias", role: "forget", x: 254, y: GATE, w: 62, h: 26, reach: REACH },
      ],
      results: [
        { key: "c", role: "long_term", x: 89, y: ADDING + 108, w: 170, h: 72 },
        { key: "h", role: "short_term", x: 267, y: ADDING + 108, w: 170, h: 72 },
      ],
    },
  ],
);

export const rnnLayouts = { wide: rnnWide, narrow: rnnNarrow };
export const lstmLayouts = { wide: lstmWide, narrow: lstmNarrow };
