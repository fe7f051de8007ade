// One of a few answers, marked as soon as it is chosen.
import { sentenceOf } from "../../../predict/verdict.js";
import { element, fill } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";

export class Choice {
  constructor({ key, options }, act, words) {
    this.key = key;
    this.name = said(`practise.choices.${key}`);
    this.node = element("fieldset", "choice role-plain");
    this.node.dataset.field = key;
    this.radios = options.map((id) => this.#option(id, act, words));
    this.told = element("div", "verdict");
    this.node.append(element("legend", "", this.name), ...this.radios.map(({ label }) => label), this.told);
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

  show({ typed, mark, hints }, { words }) {
    for (const { input } of this.radios) input.checked = input.value === typed;
    this.verdict = mark?.verdict ?? "";
    this.node.dataset.verdict = this.verdict.replace(" ", "-");
    this.node.toggleAttribute("data-shown", hints > 2);
    this.told.textContent = mark ? sentenceOf(mark, () => "", words) : "";
  }

  refuse(message) {
    this.told.textContent = message;
  }

  #option(id, act, words) {
    const label = element("label", "option");
    const text = element("span");
    fill(text, saidSegments(`exercises.options.${id}`), words, []);
    const input = element("input");
    Object.assign(input, { type: "radio", name: `choice-${this.key}`, value: id });
    input.addEventListener("change", () => act.answer(this.key, id, false));
    label.append(input, text);
    return { label, input };
  }
}
