// Lesson segments as nodes: text, symbols of the chosen vocabulary, terms, places for numbers that change.
import { element, header, offer } from "./dom.js";
import { mathematics } from "./mathematics.js";
import { termNode } from "./terms.js";

export { element, header, mathematics, offer };

export function symbolNode(symbol) {
  const node = element("span", `symbol role-${symbol.role}`);
  if (symbol.function) node.append(element("span", "upright", `${symbol.function}\u2009`));
  // A letter may wear a hat.
  const word = symbol.base.replace(/\p{M}/gu, "").length > 1;
  node.append(element(word ? "span" : "i", symbol.tilde ? "tilde" : word ? "word" : "", symbol.base));
  if (symbol.sub) node.append(element("sub", "", symbol.sub));
  return node;
}

// Appends the segments to parent and records each number's place in slots.
export function fill(parent, segments, words, slots) {
  for (const segment of segments) {
    if (typeof segment === "string") {
      parent.append(segment);
    } else if (segment.link) {
      const link = element("a", "", segment.text);
      link.href = segment.link;
      parent.append(link);
    } else if (segment.term) {
      parent.append(termNode(segment));
    } else if (segment.strong) {
      const strong = element("strong");
      fill(strong, [segment.strong].flat(), words, slots);
      parent.append(strong);
    } else if (segment.symbol) {
      parent.append(symbolNode(words.symbols[segment.symbol]));
    } else if (segment.name) {
      const { name, gate, role } = words.symbols[segment.name];
      const inside = /^[A-Z][a-z]/.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
      parent.append(element("span", `named role-${role}`, gate ?? inside));
    } else {
      const node = element("span", `slot role-${words.symbols[segment.value].role}`);
      slots.push({ node, key: segment.value, style: segment.as });
      parent.append(node);
    }
  }
}
