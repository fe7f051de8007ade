// A table of recorded values; cells are segments, so formulas look as they do beside the diagram.
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { element, fill, mathematics, symbolNode } from "../text/segments.js";
import { asCards, scrolled } from "./scrolled.js";

const LONG = 20;

class RecordedTable {
  constructor(host) {
    this.host = host;
  }

  receive(data) {
    const words = { ...data.words, symbols: { ...data.words.symbols, ...data.symbols } };
    paintRoles(this.host, data.palette);
    const drawn = table(data, words);
    // Columns of numbers are read downwards, so they stay columns; text is read across.
    if (data.head.some(({ numeric }, place) => place > 0 && !numeric)) asCards(drawn);
    this.host.replaceChildren(scrolled(drawn, data.label));
  }
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
  const onward = new Set();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((segments, index) => {
      const cell = element(index === 0 ? "th" : "td", head[index].numeric ? "numeric" : "");
      if (index === 0) cell.scope = "row";
      if (typeof segments !== "string") cell.classList.add("math");
      // Where to go on is no use on paper.
      if (typeof segments !== "string" && segments.some(({ link }) => link)) onward.add(index);
      fill(cell, typeof segments === "string" ? [segments] : segments, words, []);
      line.append(cell);
    });
  }
  for (const row of node.rows) for (const index of onward) row.cells[index].classList.add("onward");
  return node;
}

export default mounting("table", RecordedTable, { sheets: ["tables/tables.css"] });
