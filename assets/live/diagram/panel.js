// Beside the picture: the current step in words, in symbols and with today's numbers.
import { element, fill, symbolNode } from "../text/segments.js";

export class Panel {
  constructor(parent) {
    this.node = element("section", "panel");
    this.node.setAttribute("aria-label", "The current step");
    parent.append(this.node);
    this.slots = [];
    this.drawn = "";
  }

  // Redraws only when the step or the words change; numbers come through the slots.
  show(payload, division, step) {
    const wanted = JSON.stringify([
      payload.words.vocabulary,
      division.id,
      step,
      payload.decimals === null,
      payload.example,
      payload.formulas,
      payload.shows,
    ]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.slots = [];
    const told = step === 0 ? payload.words.whole : division.steps[step - 1];
    this.node.classList.toggle("whole", step === 0);
    const text = element("div", "told");
    const place = step === 0 ? payload.example.title : `${division.noun} ${step} of ${division.steps.length}`;
    const heading = element("h2");
    heading.append(element("span", "place", place), told.title);
    text.append(heading);
    if (step === 0 && payload.example.point) text.append(element("p", "point", payload.example.point));
    const sentence = element("p");
    fill(sentence, told.sentence, payload.words, this.slots);
    text.append(sentence);
    this.node.replaceChildren(text, this.#lines(payload.shows ?? told.shows, payload));
  }

  #lines(keys, payload) {
    const table = element("div", "lines");
    for (const key of keys) {
      const symbol = { ...payload.words.symbols[key], ...payload.formulas?.[key] };
      const line = element("div", "line");
      line.dataset.line = key;
      const span = symbol.span[0].toUpperCase() + symbol.span.slice(1);
      line.title = `${symbol.name}: ${symbol.meaning} ${span}.`;
      line.append(symbolNode(symbol));
      line.append(this.#side("formula", symbol.formula, payload));
      line.append(this.#side("substituted", symbol.numbers, payload));
      line.append(this.#side("outcome", this.#outcome(key, symbol), payload));
      table.append(line);
    }
    return table;
  }

  #outcome(key, symbol) {
    const result = { value: key, as: "result" };
    return symbol.kind === "share" ? [result, " = ", { value: key, as: "percent" }] : [result];
  }

  #side(className, segments, payload) {
    const node = element("span", className);
    node.append(element("span", "equals", "="));
    fill(node, segments, payload.words, this.slots);
    return node;
  }
}
