// What the answers say: where they are all the same, where each series gets its own; on the curves and in a
// sentence about the epoch on screen.
import { fixed, grouped } from "../../text/format.js";
import { said } from "../../text/texts.js";

// A stretch is spoken of from this part of the run on.
const PART = 20;

export function notesOn(columns, epochs, telling) {
  const at = columns.get("epoch");
  const flat = stretch(columns.get("plateau"));
  const own = lastStretch(columns.get("apart"));
  const isLong = flat && at[flat.to] - at[flat.from] >= epochs / PART;
  const all = telling.pair ? "" : "_all";
  const notes = [];
  if (isLong)
    notes.push({ x: at[flat.from], to: at[flat.to], key: `plateau${all}`, brief: `plateau_short${all}` });
  if (isLong && own && own.from > flat.to)
    notes.push({ x: at[own.from], key: `apart${all}`, brief: "apart_short" });
  return notes.map(({ x, to, key, brief }) => ({
    x,
    to,
    text: said(`training.curves.${key}`, telling),
    brief: said(`training.curves.${brief}`, telling),
  }));
}

export function storyAt(data, at) {
  const { telling, series } = data;
  if (!telling.pair) return "";
  const which = at("epoch") === 0 ? "start" : at("plateau") ? "plateau" : at("apart") ? "apart" : "between";
  const [a, b] = series.map(({ key }) => fixed(at(key), 2));
  return said(`training.story.${which}`, { ...telling, epoch: grouped(at("epoch")), a, b });
}

// The longest row of ones.
function stretch(ones) {
  let best = null;
  let from = -1;
  for (let row = 0; row <= ones.length; row += 1) {
    if (ones[row] === 1) {
      if (from < 0) from = row;
    } else if (from >= 0) {
      if (!best || row - 1 - from > best.to - best.from) best = { from, to: row - 1 };
      from = -1;
    }
  }
  return best;
}

// The row of ones that goes on to the end.
function lastStretch(ones) {
  let from = ones.length;
  while (from > 0 && ones[from - 1] === 1) from -= 1;
  return from < ones.length ? { from } : null;
}
