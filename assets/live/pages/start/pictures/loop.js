// A plain unit: its memory comes back as an input, and what came first fades.
import { fixed, percent, precise } from "../../../text/format.js";
import { make } from "../../../text/svg.js";
import { said } from "../../../text/texts.js";
import { box, label, piece, pulse, tip, way } from "./pieces.js";
import { between, nth } from "./places.js";

/** @type {any} */
const WIDE = {
  size: [900, 440],
  unit: [112, 210],
  box: [120, 92],
  left: 300,
  gap: 76,
  top: 66,
  bottom: 346,
  bar: 44,
  names: 252,
};
/** @type {any} */
const NARROW = {
  size: [360, 500],
  unit: [140, 104],
  box: [104, 64],
  left: 42,
  gap: 40,
  top: 268,
  bottom: 434,
  bar: 26,
  names: 0,
};
// With so many decimals the two runs with the larger weight no longer differ at the end.
const END_DECIMALS = 2;
const LAST = 7;
// Beside which step each of the two runs is named.
const NAMED_AT = [1, 3];
// When in the film the larger weight comes.
const MORE = LAST + 2;
const said_ = (name, given = {}) => said(`start.screens.loop.labels.${name}`, given);

function draw(svg, { loop }, narrow) {
  const place = narrow ? NARROW : WIDE;
  unit(svg, loop.weight, place);
  const column = (step) => nth(place.left, place.gap, step);
  const row = (height) => between(place.bottom, place.top, height);
  ground(svg, place);
  strong(svg, loop.strong, place, column, row);
  for (const [step, memory] of loop.memories.entries())
    day(svg, { step, memory, input: loop.inputs[step] }, place, column, row);
}

function unit(svg, weight, { unit: [x, y], box: [width, height] }) {
  const [right, down] = [x + width / 2, y + height / 2];
  const [top, bottom, side] = [y - height / 2 - 36, down + 40, right + 34];
  const back = piece(svg, "short_term", "turning");
  const round = `M${x} ${y - height / 2}V${top}H${side}V${bottom}H${x + 24}V${down + 4}`;
  way(back, round, "heavy");
  pulse(back, round);
  tip(back, [x + 24, down + 4], -90);
  label(back, [x - 8, top - 16], said_("memory"), "strong");
  label(back, [side + 8, y], said_("times", { weight: fixed(weight, 1) }), "start strong");
  const given = piece(svg, "input");
  way(given, `M${x - 28} ${bottom + 26}V${down + 4}`, "heavy");
  tip(given, [x - 28, down + 4], -90);
  label(given, [x - 28, bottom + 44], said_("input"), "strong");
  const body = piece(svg, "short_term");
  box(body, [x, y], [width, height]);
  label(body, [x, y], said_("unit"), "big");
}

function ground(svg, { left, gap, bottom, names }) {
  const frame = piece(svg, "plain", "axes");
  make(frame, "path", { d: `M${left - gap / 2} ${bottom}h${nth(gap, gap, LAST)}` });
  if (!names) return;
  label(piece(svg, "input"), [names, bottom + 28], said_("input"), "end");
}

function day(svg, { step, memory, input }, { bottom, bar, names }, column, row) {
  const moment = step + 1;
  const x = column(step);
  const shown = piece(svg, "short_term", "", moment);
  const y = row(memory);
  make(shown, "rect", { x: x - bar / 2, y, width: bar, height: bottom - y, rx: 5, class: "bar" });
  label(shown, [x, y - 16], fixed(memory, 3), names ? "strong halo" : "strong small halo");
  label(piece(svg, "input", "", moment), [x, bottom + 28], fixed(input, 0), "strong");
  label(
    piece(svg, "plain", "", moment),
    [x, bottom + 58],
    names ? said("start.day", { n: moment }) : String(moment),
    "quiet small",
  );
}

function strong(svg, { weight, runs }, { gap, top }, column, row) {
  for (const [place, [first, memories]] of runs.entries()) {
    const part = piece(svg, "short_term", "strong-run", MORE);
    const points = memories.map((memory, index) => `${column(index)} ${row(memory)}`);
    way(part, `M${points.join("L")}`, place ? "dashed" : "thin");
    const step = NAMED_AT[place];
    const [x, y] = [column(step) + 12, row(memories[step])];
    label(part, [x, y + (place ? 16 : 22)], said_("from", { first: String(first) }), "start");
  }
  const part = piece(svg, "short_term", "", MORE);
  const end = fixed(runs[0][1].at(-1), END_DECIMALS);
  label(
    part,
    [column(LAST) + gap / 2, top - 22],
    said_("strong", { weight: fixed(weight, 0), end }),
    "strong end",
  );
}

export const loop = {
  name: "loop",
  frames: MORE,
  from: { loop: 1, fade: 2, strong: MORE },
  given: ({ loop: { memories, weight, left, strong: more } }) => ({
    first: fixed(memories[0], 3),
    last: precise(memories.at(-1)),
    days: String(memories.length),
    left: percent(left),
    usual: fixed(weight, 1),
    weight: fixed(more.weight, 0),
    large: fixed(more.runs[0][0], 0),
    small: fixed(more.runs[1][0], 1),
    end: fixed(more.runs[0][1].at(-1), END_DECIMALS),
  }),
  size: (narrow) => (narrow ? NARROW : WIDE).size,
  draw,
};
