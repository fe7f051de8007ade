// Beside the picture: the current step in words, why its numbers are what they are, and its formulas with the
// current numbers filled in.
import { fitting, mentioned } from "../text/cases.js";
import { element, fill, symbolNode } from "../text/segments.js";
import { said } from "../text/texts.js";
import { keepFitting } from "./fit.js";

const WHOLE = "whole";
const FUNCTION_OF = { share: "sigmoid", squashed: "tanh" };

export class Panel {
  /**
   * @param {HTMLElement} parent
   * @param {(key: string) => number} value the number on screen, that of a drag under way included
   * @param {(key: string) => boolean} [covers] whether a number is not to be seen yet
   */
  constructor(parent, value, covers = () => false) {
    this.value = value;
    this.covers = covers;
    this.node = element("section", "panel");
    this.node.setAttribute("aria-label", said("unit.panel.label"));
    parent.append(this.node);
    this.fit = keepFitting(this.node);
    this.fixed = [];
    this.reasons = [];
    this.drawn = "";
  }

  // The places for numbers, after the sentences were chosen that fit the numbers on screen.
  get slots() {
    this.#heed();
    return [...this.fixed, ...this.reasons.flatMap(({ slots }) => slots)];
  }

  // Redraws only when the step or the words change; numbers come through the slots.
  show(payload, division, step) {
    const { words, formulas, shows, held, example, variant } = payload;
    const told = step === 0 ? words.whole : division.steps[step - 1];
    const wanted = JSON.stringify([
      words.vocabulary,
      division.id,
      step,
      payload.decimals === null,
      example,
      formulas,
      shows,
      held,
      variant,
    ]);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.payload = payload;
    this.fixed = [];
    this.node.classList.toggle("whole", step === 0);
    const text = element("div", "told");
    const [heading, sentence] = [element("h2"), element("p", "says")];
    this.place = element("span", "place", placeOf(example, division, step));
    heading.append(this.place, told.title);
    fill(sentence, told.sentence, words, this.fixed);
    text.append(heading);
    this.point = step === 0 && example.point.length ? element("p", "point") : null;
    if (this.point) {
      fill(this.point, [example.point].flat(), words, this.fixed);
      text.append(this.point);
    }
    text.append(sentence, this.#because(told.because));
    this.whole = step === 0;
    this.node.replaceChildren(text, this.#lines(shows ?? told.shows, payload));
    this.#heed();
    this.fit();
  }

  // The step as it is read out: where it stands, its title and, unless more follow at once, what it says
  // and leads to.
  aloud(brief, result) {
    const [heading, says] = ["h2", ".says"].map((part) => this.node.querySelector(part));
    const title = heading.lastChild.textContent;
    const where = this.whole ? title : `${this.place.textContent}: ${title}`;
    return brief ? where : `${where}. ${says.textContent} ${result}`;
  }

  // One place for each list of cases; the sentences follow the numbers.
  #because(lists) {
    const node = element("p", "because");
    this.reasons = lists.map((name) => {
      const place = element("span", "reason");
      node.append(place, " ");
      return { cases: this.#spoken(name), place, slots: [], say: undefined };
    });
    return node;
  }

  // A gate that is held does not follow its sum: what the sum explains is left out.
  #spoken(name) {
    const { words, held = {} } = this.payload;
    const untold = Object.keys(held).map((gate) => `z_${gate}`);
    const tells = ({ say }) => !say.some((segment) => untold.includes(segment.value));
    return words.because[name].filter(tells);
  }

  #heed() {
    for (const reason of this.reasons) {
      const say = this.#tells(reason.cases) ? fitting(reason.cases, this.value) : undefined;
      if (say === reason.say) continue;
      reason.say = say;
      reason.slots = [];
      reason.place.replaceChildren();
      fill(reason.place, say ?? [], this.payload.words, reason.slots);
    }
    if (this.whole) this.#admit(this.payload.example);
  }

  // A sentence that was chosen by a hidden number would give it away.
  #tells(cases) {
    return !mentioned(cases).some(this.covers);
  }

  // What is said of an example stops being said as soon as a number has left it.
  #admit({ title, numbers = {} }) {
    const changed = Object.entries(numbers).some(([key, number]) => this.value(key) !== number);
    const place = changed ? said("unit.panel.changed", { title }) : title;
    if (this.place.textContent !== place) this.place.textContent = place;
    if (this.point) this.point.hidden = changed || this.payload.words[WHOLE].shows.some(this.covers);
  }

  #lines(keys, payload) {
    const table = element("div", "lines");
    table.dataset.equations = "";
    // What goes to the output as it is needs no line of its own: the output's formula says it.
    const isTold = (key) => key !== "tanh_c" || keys.length === 1 || !payload.straight?.includes(key);
    for (const key of keys.filter(isTold)) {
      const symbol = { ...payload.words.symbols[key], ...payload.formulas?.[key] };
      const line = element("div", "line");
      line.dataset.line = key;
      line.dataset.kind = symbol.kind;
      const span = symbol.span[0].toUpperCase() + symbol.span.slice(1);
      line.title = `${symbol.name}: ${symbol.meaning} ${span}.`;
      const rest = line.appendChild(element("span", "rest"));
      rest.before(symbolNode(symbol));
      const sum = `z_${key}`;
      if (sum in payload.words.symbols && this.whole && !keys.includes(sum))
        rest.append(...this.#opened(key, sum, symbol, payload));
      else
        rest.append(
          this.#side("formula", symbol.formula, payload),
          this.#side("substituted", symbol.numbers, payload),
          this.#side("outcome", outcomeOf(key, symbol), payload),
        );
      table.append(line);
    }
    return table;
  }

  // A gate whose sum has no line of its own: the sum stands inside its curve's brackets.
  #opened(key, sum, symbol, payload) {
    if (payload.straight?.includes(key))
      return [
        this.#side("substituted opened", payload.words.symbols[sum].numbers, payload),
        this.#side("outcome", outcomeOf(key, symbol), payload),
      ];
    const curve = payload.words.functions[FUNCTION_OF[symbol.kind]];
    const numbers = [curve, "(", ...payload.words.symbols[sum].numbers, ")"];
    const after = [curve, "(", { value: sum, as: "result" }, ") = ", ...outcomeOf(key, symbol)];
    const side = this.#side("substituted opened", numbers, payload);
    return [side, this.#side("outcome", after, payload)];
  }

  #side(className, segments, payload) {
    const node = element("span", className);
    node.append(element("span", "equals", "="));
    fill(node, segments, payload.words, this.fixed);
    return node;
  }
}

function placeOf(example, { noun, steps }, step) {
  return step === 0 ? example.title : said("unit.panel.place", { noun, step, steps: steps.length });
}

function outcomeOf(key, symbol) {
  const result = { value: key, as: "result" };
  return symbol.kind === "share" ? [result, " = ", { value: key, as: "percent" }] : [result];
}
