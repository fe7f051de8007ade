// The two buttons of a bar, hide the results or not, and show all of them; and what to do meanwhile.
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

export class PredictButtons {
  /** @param {import("./prediction.js").Prediction} prediction */
  constructor(prediction) {
    this.prediction = prediction;
    this.switch = this.#button("predict", said("common.predict.first"), () => prediction.switch());
    this.switch.title = said("common.predict.told");
    this.all = this.#button("all", said("common.predict.all"), () => {
      this.switch.focus({ preventScroll: true });
      prediction.showAll();
    });
    this.node = element("div", "group predicting");
    this.hint = element("span", "predict-hint");
    this.node.append(this.hint, this.switch, this.all);
  }

  show() {
    this.switch.setAttribute("aria-pressed", String(this.prediction.on));
    this.all.hidden = !this.prediction.on || this.prediction.isOpen;
    this.hint.hidden = !this.prediction.on;
    const hint = said(`common.predict.${this.prediction.isOpen ? "again" : "how"}`);
    if (this.hint.textContent !== hint) this.hint.textContent = hint;
  }

  #button(kind, text, act) {
    const node = element("button", `tool ${kind}`, text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }
}
