// Words above a chart, each with a line down to where it speaks of; from `x` on, or over the stretch `x` to
// `to`. Beside each other, as wide as there is room until the next one. With no room above they stand inside.
import { make } from "../text/svg.js";

const LETTER = 7.1;
const LINE = 17;
const GAP = 8;
const NARROW = 480;

// How much room the words get above; it stays while notes come and go, so that nothing below moves.
export const roomFor = ({ notes, inside }, width) =>
  notes && !inside ? LINE * (width < NARROW ? 4 : 2) + 6 : 0;

/**
 * @param {SVGElement} group
 * @param {{ x: number, to?: number, text: string, role?: string }[]} notes in ascending order
 * @param {{ x: (x: number) => string, right: number, top: number, bottom: number, room: number }} place
 */
export function drawNotes(group, notes, { x, right, top, bottom, room }) {
  group.replaceChildren();
  const starts = notes.map((note) => Number(x(note.x)));
  for (const [index, note] of notes.entries()) {
    const end = starts[index + 1] ?? right;
    const node = make(group, "g", { class: `note ${room ? "" : "inside"} role-${note.role ?? "plain"}` });
    // A note near the right edge stands to the left of its line.
    const before = end - starts[index] < 90 && index === notes.length - 1;
    const from = before ? (starts[index - 1] ?? 0) : starts[index];
    const lines = wrapped(
      note.text,
      Math.max(1, Math.floor(((before ? starts[index] : end) - from - GAP) / LETTER)),
    );
    const text = make(node, "text", {
      x: before ? starts[index] - 5 : starts[index] + 5,
      y: top - room + 13,
      "text-anchor": before ? "end" : "start",
    });
    for (const [place, line] of lines.entries())
      make(text, "tspan", { x: text.getAttribute("x"), dy: place ? LINE : 0 }, line);
    const foot = note.to === undefined ? `V${bottom}` : `V${top - 1}H${x(note.to)}v6`;
    make(node, "path", { d: `M${starts[index]} ${top - room + 2}${foot}` });
  }
}

function wrapped(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
