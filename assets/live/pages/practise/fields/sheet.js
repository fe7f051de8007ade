// An exercise as a sheet: what is given in boxes, below it a line for each number that is asked.
import { element, symbolNode } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

export class Sheet {
  constructor(data, fields) {
    this.node = element("div", "sheet");
    const given = element("div", "given-numbers");
    for (const [key, value] of Object.entries(data.given_texts)) given.append(chip(data.symbols[key], value));
    const lines = element("div", "asked-lines");
    for (const asked of data.asked) {
      const field = fields.find(({ key }) => key === asked.key);
      lines.append(asked.options.length > 0 ? field.node : line(asked, data.symbols[asked.key], field));
    }
    this.node.append(
      element("h3", "", said("practise.sheet.given")),
      given,
      element("h3", "", said("practise.sheet.asked")),
      lines,
    );
  }

  watch() {}

  leave() {}

  show() {}
}

function chip(symbol, value) {
  const node = element("div", `number-chip role-${symbol.role}`);
  node.append(element("span", "label", symbol.name));
  const equation = element("span", "value");
  equation.append(symbolNode(symbol), " = ", element("b", "", value));
  node.append(equation);
  return node;
}

function line({ decimals }, symbol, field) {
  const node = element("div", "asked-line");
  const label = element("span", "called");
  label.append(element("span", "name", symbol.name), " ", symbolNode(symbol));
  node.append(
    label,
    element("span", "equals", "="),
    field.node,
    element("span", "wanted", wanted(decimals)),
    field.told,
  );
  return node;
}

function wanted(decimals) {
  if (decimals === 0) return said("practise.decimals_whole");
  return decimals === 1 ? said("practise.decimals_one") : said("practise.decimals", { decimals });
}
