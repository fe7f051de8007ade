// Help with the line one works on: the equation, the equation with its numbers, the result.
import { element } from "../../text/segments.js";
import { said, saidTexts } from "../../text/texts.js";
import { lineNode } from "./lines.js";

const ALL = 3;

export class Coach {
  /**
   * @param {{ hint: (key: string, last: boolean) => void, turn: () => void }} act `last`: it says the result
   */
  constructor(act) {
    this.act = act;
    this.node = element("section", "coach");
    this.title = element("p", "working-on");
    this.hint = /** @type {HTMLButtonElement} */ (element("button", "hint"));
    this.turn = element("button", "turn", "±");
    this.turn.setAttribute("aria-label", said("practise.sign"));
    for (const node of [this.hint, this.turn]) {
      /** @type {HTMLButtonElement} */ (node).type = "button";
      // The field keeps the focus, and what is typed in it is not sent.
      node.addEventListener("pointerdown", (event) => event.preventDefault());
    }
    this.hint.addEventListener("click", () => this.ask());
    this.turn.addEventListener("click", () => act.turn());
    this.enter = element("span", "enter", said("practise.enter"));
    this.lines = element("div", "hint-lines");
    this.lines.setAttribute("role", "status");
    const head = element("div", "coach-head");
    head.append(this.title, this.turn, this.hint, this.enter);
    this.node.append(head, this.lines);
  }

  // The next hint, if there is one.
  ask() {
    const { key, hints, options } = this.asked;
    if (hints < ALL) this.act.hint(key, hints + 1 === ALL || options.length > 0);
  }

  show(asked, field, data) {
    this.asked = asked;
    const isChoice = asked.options.length > 0;
    this.title.textContent = field.name;
    this.turn.hidden = isChoice;
    // Said until the first answer is there.
    this.enter.hidden = isChoice || data.asked.some(({ typed }) => typed);
    this.hint.hidden = asked.hints >= ALL;
    if (!this.hint.hidden) {
      const next = isChoice ? said("practise.hint.choice") : saidTexts("practise.hint.next")[asked.hints];
      this.hint.replaceChildren(next, " ", element("kbd", "", said("practise.hint.key")));
    }
    this.hint.setAttribute("aria-keyshortcuts", "Alt+H");
    const drawn = JSON.stringify([asked.key, asked.lines, data.vocabulary]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.lines.replaceChildren(...asked.lines.map((line) => lineNode(line, data)));
    if (asked.hints >= ALL) this.lines.append(element("p", "all-shown", said("practise.hint.all")));
  }
}
