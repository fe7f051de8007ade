// Results' lines: each an equation in symbols, with numbers, and what comes out, as far as the server
// says. What a curve or another function is stands below the first line that uses it.
import { element, fill, mathematics, symbolNode } from "../../text/segments.js";
import { said, saidSegments, saidTexts } from "../../text/texts.js";

export function lineNodes(lines, data) {
  const told = new Set();
  return lines.flatMap((line) => {
    const fresh = (line.functions ?? []).filter(({ name }) => !told.has(name));
    for (const { name } of fresh) told.add(name);
    return [lineNode(line, data), ...fresh.map((one) => functionNode(one, data))];
  });
}

function lineNode({ key, formula, numbers, spelled, result, option }, { symbols, words }) {
  const node = element("div", "equation");
  node.dataset.line = key;
  const symbol = symbols[key];
  if (symbol) node.append(symbolNode(symbol));
  if (formula) node.append(side("formula", formula, symbols));
  if (numbers) node.append(side("substituted", numbers, symbols));
  if (spelled) node.append(spelledNode(spelled));
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

function spelledNode({ name, z, minus }) {
  const node = element("span", "spelled");
  node.append(element("span", "equals", "= "));
  node.append(mathematics(said(`practise.functions.${name}.numbers`, { z, minus })));
  return node;
}

function functionNode({ name, written }, { words }) {
  const node = element("p", "explained");
  if (saidTexts(`practise.functions.${name}`).formula)
    node.append(mathematics(said(`practise.functions.${name}.formula`, { written })), " ");
  fill(node, saidSegments(`practise.functions.${name}.told`, { written }), words, []);
  return node;
}
