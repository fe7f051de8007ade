// A table of recorded values; cells are segments, so formulas look as they do beside the diagram.
import { element, fill, mathematics, symbolNode } from "../text/segments.js";
import { paintRoles, whenStyled } from "../core/style.js";
import { wordsIn } from "../core/words.js";
import { asCards, scrolled } from "./scrolled.js";

const SHEETS = ["tables/tables.css"];

const LONG = 20;

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-table]");
  const data = component.data.table;
  const [{ words: unit, palette }] = await Promise.all([wordsIn(data.vocabulary), whenStyled(host, SHEETS)]);
  const words = { ...unit, symbols: { ...unit.symbols, ...data.symbols } };
  paintRoles(host, palette);
  const drawn = table(data, words);
  // Columns of numbers are read downwards, so they stay columns; text is read across.
  if (data.head.some(({ numeric }, place) => place > 0 && !numeric)) asCards(drawn);
  host.replaceChildren(scrolled(drawn, data.label));
}

function table({ head, rows, even }, words) {
  const node = element("table", even ? "even" : "");
  const top = node.createTHead().insertRow();
  for (const { text, numeric, symbol, formula } of head) {
    const cell = element("th", numeric ? "numeric" : "", symbol ? "" : text);
    if (symbol) {
      cell.append(symbolNode(words.symbols[symbol]));
      cell.title = text;
    }
    // A long title in a narrow column would be as high as a picture.
    if (text.length > LONG) cell.classList.add("long");
    if (formula) cell.prepend(mathematics(formula), ", ");
    cell.scope = "col";
    top.append(cell);
  }
  const body = node.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((segments, index) => {
      const cell = element(index === 0 ? "th" : "td", head[index].numeric ? "numeric" : "");
      if (index === 0) cell.scope = "row";
      if (typeof segments !== "string") cell.classList.add("math");
      fill(cell, typeof segments === "string" ? [segments] : segments, words, []);
      line.append(cell);
    });
  }
  return node;
}
