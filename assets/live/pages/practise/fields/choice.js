// One of a few answers, marked as soon as it is chosen.
import { sentenceOf } from "../../../predict/verdict.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

export class Choice {
  constructor({ key, options }, name, act) {
    this.key = key;
    this.name = name;
    this.node = element("fieldset", "choice role-plain");
    this.node.dataset.field = key;
    this.radios = options.map(({ id, text }) => this.#option(id, text, act));
    this.told = element("div", "verdict");
    this.node.append(element("legend", "", name), ...this.radios.map(({ label }) => label), this.told);
    this.node.addEventListener("focusin", () => act.chosen(key));
  }

  get isSettled() {
    return this.verdict === "right";
  }

  get spoken() {
    return this.verdict ? said("practise.spoken", { name: this.name, told: this.told.textContent }) : "";
  }

  focus(options = { preventScroll: false }) {
    const chosen = this.radios.find(({ input }) => input.checked) ?? this.radios[0];
    chosen.input.focus(options);
  }

  turn() {}

  show({ typed, mark, hints }, words) {
    for (const { input } of this.radios) input.checked = input.value === typed;
    this.verdict = mark?.verdict ?? "";
    this.node.dataset.verdict = this.verdict.replace(" ", "-");
    this.node.toggleAttribute("data-shown", hints > 2);
    this.told.textContent = mark ? sentenceOf(mark, words) : "";
  }

  refuse(message) {
    this.told.textContent = message;
  }

  #option(id, text, act) {
    const label = element("label", "option");
    const input = element("input");
    Object.assign(input, { type: "radio", name: `choice-${this.key}`, value: id });
    input.addEventListener("change", () => act.answer(this.key, id, false));
    label.append(input, element("span", "", text));
    return { label, input };
  }
}
