// A block of a small layer: its matrix with the vector [h, x] above it, and the row one points at written
// out.
import { scrolled } from "../../tables/scrolled.js";
import { bracketed, fixed, precise, setting } from "../../text/format.js";
import { element, header } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { heat } from "./cells.js";

const roleOf = (cell, units) => (cell < units ? "role-short_term" : "role-input");

/**
 * @param {any} page with the data, its cells and numbers, and what hears that a row is pointed at
 * @param {string} letter of the block
 */
export function matrix(page, letter) {
  const { size, written } = page.data;
  const block = written.blocks[letter];
  const [units] = size;
  const node = element("section", `matrix role-${block.role}`);
  node.dataset.block = letter;
  const table = element("table");
  table.append(element("caption", "", said("layer.caption", { gate: block.name })));
  const head = table.createTHead();
  const names = head.insertRow();
  names.append(header(said("layer.unit"), "col"));
  for (const [cell, name] of written.names.entries()) names.append(header(name, "col", roleOf(cell, units)));
  const curve = block.function ? said("layer.curve", { curve: block.function }) : said("layer.straight");
  for (const name of [said("layer.bias"), said("layer.sum"), curve])
    names.append(header(name, "col", "apart"));
  head.append(vector(page));
  const body = table.createTBody();
  for (let unit = 0; unit < units; unit += 1) body.append(unitRow(page, letter, unit));
  node.append(scrolled(table, block.name), page.written(letter));
  return node;
}

// [h, x], of which inputs and start memories can be set.
function vector(page) {
  const { size, written } = page.data;
  const [units] = size;
  const row = element("tr");
  row.append(header(said("layer.vector"), "row"));
  for (const [cell, value] of written.stacked.entries()) {
    const node = heat(setting(value), value, 1, `stacked ${roleOf(cell, units)}`);
    const isInput = cell >= units;
    if (written.sets[isInput ? "x" : "h"])
      page.cells.sets(node, isInput ? `x.${cell - units}` : `h.${cell}`, written.names[cell], value);
    row.append(node);
  }
  for (let rest = 0; rest < 3; rest += 1) row.append(element("td"));
  return row;
}

function unitRow(page, letter, unit) {
  const { written } = page.data;
  const block = written.blocks[letter];
  const row = element("tr");
  row.append(header(String(unit + 1), "row"));
  const place = { gate: block.name, unit: unit + 1 };
  for (const [cell, weight] of block.weights[unit].entries()) {
    const node = heat(setting(weight), weight, block.largest);
    const name = said("layer.cell", { ...place, cell: written.names[cell] });
    row.append(page.cells.sets(node, `w.${letter}.${unit}.${cell}`, name, weight));
  }
  const bias = heat(setting(block.bias[unit]), block.bias[unit], block.largest, "apart");
  const last = `w.${letter}.${unit}.${block.weights[unit].length}`;
  row.append(page.cells.sets(bias, last, said("layer.bias_of", place), block.bias[unit]));
  const [sum, result] = [element("td", "apart"), element("td", "apart")];
  sum.append(page.numbers.place(`z_${letter}`, unit, precise(block.sums[unit])));
  result.append(page.asker(letter, unit, block.name, block.results[unit]));
  row.append(sum, result);
  page.listens(row, unit);
  return row;
}

// Row times vector, term by term; the products stand below the factors.
export function dotProduct(page, letter, unit) {
  const { blocks, stacked } = page.data.written;
  const block = blocks[letter];
  const factors = block.weights[unit].map(
    (weight, cell) => `${bracketed(setting(weight))}×${bracketed(setting(stacked[cell]))}`,
  );
  const products = block.terms[unit].map((term) => bracketed(fixed(term, 4)));
  const bias = bracketed(setting(block.bias[unit]));
  const result = element("span", "terms");
  const sum = () => page.numbers.place(`z_${letter}`, unit, precise(block.sums[unit]));
  const outcome = page.numbers.place(letter, unit, precise(block.results[unit]), "outcome");
  if (block.function) {
    const told = said("layer.outcome", { sum: "\n", curve: block.function });
    const [before, between, after] = told.split("\n");
    result.append(before, sum(), between, sum(), after, outcome);
  } else result.append(said("layer.same", { sum: "" }), outcome);
  const lines = [
    element("b", "terms", said("layer.chosen", { unit: unit + 1 })),
    element("span", "terms", `${factors.join(" + ")} + ${bias}`),
  ];
  // The products say the sum.
  if (!page.numbers.hides(`z_${letter}`, unit))
    lines.push(element("span", "terms", `= ${products.join(" + ")} + ${bias}`));
  return [...lines, result];
}
