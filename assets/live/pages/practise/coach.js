// Help with the line one works on: the equation, the equation with its numbers, the result. Beside it what
// was said of an answer in the picture, so that nothing there is covered.
import { element, symbolNode } from "../../text/segments.js";
import { said, saidTexts } from "../../text/texts.js";
import { lineNodes } from "./lines.js";

const ALL = 3;
const ROOM = 10;

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
    this.told = element("div", "coach-told");
    this.lines = element("div", "hint-lines");
    this.lines.setAttribute("role", "status");
    const head = element("div", "coach-head");
    const place = element("div", "coach-place");
    place.append(this.enter, this.told);
    head.append(this.title, this.turn, this.hint, place);
    this.node.append(head, this.lines);
  }

  /** What is said of answers stands here, of the line one works on; without nodes it stands elsewhere. */
  take(nodes) {
    this.told.hidden = nodes.length === 0;
    this.told.replaceChildren(...nodes);
  }

  // The next hint, if there is one. Without any number to fill in, the next step is an earlier answer.
  ask() {
    const { key, hints, options, first } = this.asked;
    if (first) this.#point(first);
    else if (hints < ALL) this.act.hint(key, hints + 1 === ALL || options.length > 0);
  }

  show(asked, field, data) {
    this.asked = asked;
    this.symbols = data.symbols;
    this.node.className = `coach role-${data.symbols[asked.key]?.role ?? "plain"}`;
    for (const node of this.told.children) node.toggleAttribute("hidden", node !== field.told);
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
    const drawn = JSON.stringify([asked.key, asked.lines, asked.first, data.vocabulary]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.lines.replaceChildren(...lineNodes(asked.lines, data));
    if (asked.hints >= ALL) this.lines.append(element("p", "all-shown", said("practise.hint.all")));
    if (asked.lines.length > 0) this.#clear(field.node);
  }

  // The bar has grown over the picture: what one works on stays in sight above it.
  #clear(node) {
    node.style.setProperty("--below", `${this.node.offsetHeight + ROOM}px`);
    node.scrollIntoView({ block: "nearest" });
  }

  #point(key) {
    const told = element("p", "first");
    const [before, after] = saidTexts("practise.hint.first").split("{symbol}");
    told.append(before, symbolNode(this.symbols[key]), after);
    this.lines.querySelector(".first")?.remove();
    this.lines.append(told);
  }
}
