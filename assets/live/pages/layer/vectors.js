// The vectors of a small layer cell by cell, and what becomes of one unit's numbers.
import { scrolled } from "../../tables/scrolled.js";
import { bracketed, precise } from "../../text/format.js";
import { element, header, symbolNode } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { heat } from "./cells.js";

export function vectors(page, told) {
  const { written, size, words } = page.data;
  const results = new Set(told.sums.map(([, , , result]) => result));
  const node = element("section", "matrix vectors");
  const table = element("table");
  table.append(element("caption", "", said("layer.vectors")));
  const names = table.createTHead().insertRow();
  names.append(header(said("layer.unit"), "col"));
  for (const key of told.columns) {
    const { role, name: title } = written.vectors[key];
    const name = header("", "col", `role-${role}${results.has(key) ? " result" : ""}`);
    name.append(symbolNode(words.symbols[key]));
    name.title = title;
    names.append(name);
  }
  const body = table.createTBody();
  for (let unit = 0; unit < size[0]; unit += 1) {
    const row = body.insertRow();
    row.append(header(String(unit + 1), "row"));
    for (const [place, key] of told.columns.entries())
      row.append(cell(page, key, unit, place === told.columns.length - 1));
    page.listens(row, unit);
  }
  node.append(scrolled(table, said("layer.region")));
  if (told.sums.length) node.append(page.written(""));
  return node;
}

function cell(page, key, unit, isLast) {
  const { written } = page.data;
  const { role, name, values } = written.vectors[key];
  const value = values[unit];
  const node = heat("", page.numbers.hides(key, unit) ? 0 : value, 1, `role-${role}`);
  if (isLast) {
    node.append(page.asker(key, unit, name, value));
    return node;
  }
  node.append(page.numbers.place(key, unit, precise(value)));
  if (key === "c_prev" && written.sets.c)
    page.cells.sets(node, `c.${unit}`, said("layer.set", { name, unit: unit + 1 }), value);
  return node;
}

// What one unit keeps, adds and passes on.
export function unitLines(page, unit) {
  const { written, words } = page.data;
  const of = (key) => precise(written.vectors[key].values[unit]);
  const factor = (key) => page.numbers.place(key, unit, bracketed(of(key)));
  const lines = page.told.sums.map(([one, sign, other, result]) => {
    const line = element("span", "terms");
    line.append(
      symbolNode(words.symbols[result]),
      " = ",
      factor(one),
      ` ${sign} `,
      factor(other),
      " = ",
      page.numbers.place(result, unit, of(result), "outcome"),
    );
    return line;
  });
  return [element("b", "terms", said("layer.chosen", { unit: unit + 1 })), ...lines];
}
