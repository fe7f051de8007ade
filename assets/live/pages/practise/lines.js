// A result's line: its equation in symbols, with numbers, and what comes out, as far as the server says.
import { element, fill, symbolNode } from "../../text/segments.js";
import { saidSegments } from "../../text/texts.js";

export function lineNode({ key, formula, numbers, result, option }, { symbols, words }) {
  const node = element("div", "equation");
  node.dataset.line = key;
  const symbol = symbols[key];
  if (symbol) node.append(symbolNode(symbol));
  if (formula) node.append(side("formula", formula, symbols));
  if (numbers) node.append(side("substituted", numbers, symbols));
  if (result) node.append(side("result-side", [result], symbols));
  if (option) fill(node, saidSegments(`exercises.options.${option}`), words, []);
  return node;
}

function side(kind, segments, symbols) {
  const node = element("span", kind);
  node.append(element("span", "equals", "= "));
  fill(node, segments, { symbols }, []);
  return node;
}
