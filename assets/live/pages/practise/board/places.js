// Where the fields stand in the picture of the unit, and the narrow picture with room for them.
import { narrow } from "../../../diagram/layout_narrow.js";
import { wide } from "../../../diagram/layout_wide.js";

const TALL = 44;
const TOUCH = { w: 62, h: TALL };
// The middle of a phone's picture grows: from below its heads to above its feet. Its names stay near what
// they name.
const [FROM, TO, BY] = [88, 894, 1.28];
const PILL_DOWN = 10;
const KEPT_DOWN = 6;
const ADDED = { number: 74, field: 105, name: 140, down: 5 };
const SPARE = 14;

/**
 * A field by its centre, in the picture's units.
 * @typedef {{ x: number, y: number, w: number, h: number }} Place
 */

// A height in the narrow picture, with room made between the rows.
const lower = (y) => y + (BY - 1) * (Math.min(Math.max(y, FROM), TO) - FROM);
const point = (part) => ({ ...part, y: lower(part.y) });
const fromTop = (part) => ({ ...part, y: lower(part.y + part.h / 2) - part.h / 2 });
const card = (part) => ({ ...part, y: lower(part.y), h: lower(part.y + part.h) - lower(part.y) });
const wire = (part) => ({ ...part, points: part.points.map(([x, y]) => [x, lower(y)]) });

function roomy(layout) {
  const [x, y, width, height] = layout.box;
  return {
    ...layout,
    box: [x, y, width, lower(y + height) - y],
    cards: layout.cards.map(card),
    wires: layout.wires.map(wire),
    curves: layout.curves.map(fromTop),
    ...Object.fromEntries(["nodes", "chips", "results"].map((kind) => [kind, layout[kind].map(point)])),
    pills: layout.pills.map((pill) => ({ ...pill, y: lower(pill.y) + PILL_DOWN })),
    texts: layout.texts.map((text) => written(text, ADDED.number, layout)),
    names: layout.names.map((name) => clear(written(name, ADDED.name, layout))),
  };
}

// A name stands below its field.
const clear = (name) => (name.key === "kept" ? { ...name, y: name.y + KEPT_DOWN } : name);

// What is added stands right of its product; the wire of the candidate runs below it.
function written(part, x, { nodes }) {
  if (part.key !== "added") return point(part);
  const { y } = nodes.find(({ key }) => key === "added");
  return { ...part, x, y: lower(y) + ADDED.down };
}

export const LAYOUTS = { wide, narrow: roomy(narrow) };

/**
 * The part of the picture that an exercise needs: all of a wide one, of a phone's the rows that are used.
 * @param {any} layout
 * @param {(key: string) => boolean} isUsed
 */
export function boxOf(layout, isUsed) {
  const [x, y, width, height] = layout.box;
  if (layout.name !== "narrow") return layout.box;
  const used = ["cards", "chips", "results", "nodes", "texts"].flatMap((kind) =>
    layout[kind]
      .filter((part) => isUsed(part.key ?? part.handle))
      .map((part) => reach(part, kind === "cards")),
  );
  const top = Math.max(y, Math.min(...used.map(([start]) => start)) - SPARE);
  const bottom = Math.min(y + height, Math.max(...used.map(([, end]) => end)) + SPARE);
  return [x, top, width, bottom - top];
}

// A card's place is its upper edge, any other part's its middle.
function reach({ y, h = TALL + TALL }, isCard) {
  return isCard ? [y, y + h] : [y - h / 2, y + h / 2];
}

/**
 * @param {any} layout
 * @param {string} key
 * @returns {Place}
 */
export function placeOf(layout, key) {
  const result = layout.results.find((one) => one.key === key);
  if (result) return { x: result.x, y: result.y + 9, w: result.w - 26, h: 44 };
  const text = layout.texts.find((one) => one.key === key && one.style !== "percent");
  return layout.name === "narrow" ? inRow(layout, text) : onWire(text, layout.name === "wide" ? SIZE : SMALL);
}

const SIZE = { w: 86, h: 35 };
// Where columns may stand close together.
const SMALL = { w: 75, h: 36 };
const SHIFT = { end: -0.5, middle: 0, start: 0.5 };

const PRODUCT = { w: 74, h: 33 };
// What stands so near that a field has to give way a little.
const NUDGED = { added: [0, 6], tanh_c: [-55, 0] };

// Where the number itself would stand.
function onWire({ key, style, x, y, anchor }, size) {
  const [right, down] = NUDGED[key] ?? [0, 0];
  return {
    x: x + SHIFT[anchor] * size.w + right,
    y: y - 7 + down,
    ...(style === "product" ? PRODUCT : size),
  };
}

const COLUMN = { sum: 158, gate: 93 };
const BELOW = 54;

// On a phone a row's fields stand below its line, so that the curve stays in sight: the sum right, the
// share left.
function inRow(layout, { key, style, x, y }) {
  const [letter] = key.slice(-1);
  const row = layout.nodes.find((node) => node.key === `z_${letter}`);
  if (row && (key === letter || key === `z_${letter}`))
    return { x: COLUMN[style], y: row.y + BELOW, ...TOUCH };
  if (key === "tanh_c") return { x, y: y + BELOW - 5, ...TOUCH };
  const product = layout.nodes.find((node) => node.key === key);
  return key === "added" ? { x: ADDED.field, y: product.y - 2, ...TOUCH } : { x: 64, y: y - 18, ...TOUCH };
}
