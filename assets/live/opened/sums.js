// A sum of many products in a table, and the lines of arithmetic after it, below an opened unit's picture.
import { bracketed, fixed, percent, precise } from "../text/format.js";
import { element, fill, header } from "../text/segments.js";
import { textOf } from "../text/text.js";

const DECIMALS = 4;

export const number = (value) => fixed(value, DECIMALS);
export const factor = (value) => bracketed(number(value));

/**
 * @typedef {object} SumLine
 * @property {string} name
 * @property {string} [terms] the factors, where the line is a product
 * @property {number} value
 * @property {string} [kind] of the row: `rest`, `total`, `of-input`
 *
 * @param {{ letter: string, role: string, name: string, z: number, value: number }} sum
 * @param {SumLine[]} lines
 * @param {string[]} heads what the columns are called: of what, its factors, the product
 * @param {string} curve what the sum passes through; nothing where it goes on as it is
 */
export function sumTable(sum, lines, heads, curve) {
  const node = element("section", `cell-sum role-${sum.role}`);
  node.dataset.sum = sum.letter;
  const table = element("table");
  table.setAttribute("aria-label", sum.name);
  const names = table.createTHead().insertRow();
  const classes = ["", "terms", "numeric"];
  names.append(...heads.map((head, place) => header(head, "col", classes[place])));
  const body = table.createTBody();
  body.append(...lines.map(row));
  const result = element("p", "cell-result math");
  if (curve) result.append(`${curve}(${number(sum.z)}) = `);
  result.append(element("b", "outcome", precise(sum.value)));
  if (sum.letter !== "g") result.append(` = ${percent(sum.value)}`);
  node.append(element("h3", "", sum.name), table, result);
  return node;
}

/**
 * What becomes of the shares, line by line, with the numbers of a picture.
 * @param {string[]} lines the quantities
 * @param {import("../core/values.js").Values} values
 */
export function arithmetic(lines, values) {
  const { words } = values.payload;
  const table = element("div", "lines");
  for (const key of lines) {
    const symbol = words.symbols[key];
    const line = element("div", "line");
    line.dataset.line = key;
    line.title = `${symbol.name}: ${symbol.meaning}`;
    line.append(
      element("span", `line-name role-${symbol.role}`, symbol.name),
      side("formula", [{ symbol: key }, " = ", ...symbol.formula], values),
      side("substituted", symbol.numbers, values),
      side("outcome", [{ value: key, as: "result" }], values),
    );
    table.append(line);
  }
  return table;
}

function side(className, segments, values) {
  const node = element("span", className);
  if (className !== "formula") node.append(element("span", "equals", "="));
  const slots = [];
  fill(node, segments, values.payload.words, slots);
  for (const { node: slot, key, style } of slots) slot.textContent = textOf(values, key, style);
  return node;
}

function row({ name, terms = "", value, kind = "" }) {
  const node = element("tr", kind);
  const head = header(name, "row");
  node.append(head);
  if (terms) node.append(element("td", "terms", terms));
  else head.colSpan = 2;
  node.append(element("td", "numeric", number(value)));
  return node;
}
