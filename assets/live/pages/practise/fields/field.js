// A field for one number: what was typed goes off with Enter or when it is left; beside it a sign and what
// went wrong.
import { sentenceOf } from "../../../predict/verdict.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

const SIGNS = { right: "✓", carried: "↷", "more digits": "…", mistake: "✗", wrong: "✗", unreadable: "?" };
const GOOD = ["right", "carried"];

/**
 * @typedef {object} Act
 * @property {(key: string, text: string, on: boolean) => void} answer `on`: the next field is wanted
 * @property {(key: string) => void} onward
 * @property {(key: string) => void} chosen the field has the focus
 */

export class Field {
  /**
   * @param {{ key: string, decimals: number }} asked
   * @param {any} symbol
   * @param {Act} act
   */
  constructor({ key, decimals }, symbol, act) {
    this.key = key;
    this.act = act;
    this.name = labelOf(symbol.name, decimals);
    this.node = element("div", `field role-${symbol.role}`);
    this.node.dataset.field = key;
    this.input = element("input");
    Object.assign(this.input, { type: "text", inputMode: "decimal", autocomplete: "off", spellcheck: false });
    this.input.setAttribute("aria-label", this.name);
    this.input.setAttribute("enterkeyhint", "next");
    this.sign = element("span", "sign");
    this.sign.setAttribute("aria-hidden", "true");
    this.told = element("div", "verdict");
    this.told.id = `verdict-${key}`;
    this.input.setAttribute("aria-describedby", this.told.id);
    this.node.append(this.input, this.sign, this.told);
    this.sent = "";
    // What the server would not take, until it is changed.
    this.draft = null;
    // The mark of what was sent, once it is there.
    this.marked = null;
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("input", () => this.#edited());
    this.input.addEventListener("blur", () => this.#send(false));
    this.input.addEventListener("focus", () => act.chosen(key));
  }

  // Right, or right from an earlier answer of one's own.
  get isSettled() {
    return GOOD.includes(this.verdict);
  }

  focus(options = { preventScroll: false }) {
    this.input.focus(options);
    this.input.select();
  }

  // A phone's number pad may have no minus.
  turn() {
    const { input } = this;
    input.value = /^[-−]/.test(input.value) ? input.value.slice(1) : `-${input.value}`;
    this.#edited();
  }

  // While something typed is on its way, what the server knows is old.
  show({ typed, mark, hints }, data, settled) {
    if (settled && this.draft === null) {
      if (this.input.value === this.sent || !this.#isFocused()) this.input.value = typed;
      this.sent = typed;
      this.#tell(mark, data);
    }
    this.node.toggleAttribute("data-shown", hints > 2);
  }

  refuse(message, text) {
    this.draft = text;
    this.input.value = text;
    this.#tell({ verdict: "unreadable", problem: message, mistakes: [] }, null);
  }

  get spoken() {
    return this.verdict ? said("practise.spoken", { name: this.name, told: this.told.textContent }) : "";
  }

  #tell(mark, data) {
    this.marked = { mark, data };
    this.#edited();
  }

  // A mark belongs to the text that was marked: beside any other one nothing is said.
  #edited() {
    const isMarked = this.input.value.trim() === (this.draft ?? this.sent);
    if (isMarked && this.marked) this.#say(this.marked.mark, this.marked.data);
    else this.#say(null, null);
    // The browser's own undo may change a field that has been left.
    if (!isMarked && !this.#isFocused()) this.#send(false);
  }

  #say(mark, data) {
    this.verdict = mark?.verdict ?? "";
    this.node.dataset.verdict = this.verdict.replace(" ", "-");
    this.sign.textContent = SIGNS[this.verdict] ?? "";
    this.told.replaceChildren();
    const wrong = mark && !this.isSettled;
    this.input.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (!mark) return;
    if (mark.mistakes.length > 0) {
      const names = mark.mistakes.map(({ name }) => name).join(` ${said("practise.or")} `);
      this.told.append(element("strong", "named-mistake", said("practise.mistake", { names })), " ");
    }
    this.told.append(
      element(
        "span",
        "",
        sentenceOf(mark, (key) => ownOf(key, data), data?.words),
      ),
    );
  }

  #isFocused() {
    return /** @type {ShadowRoot} */ (this.input.getRootNode()).activeElement === this.input;
  }

  #key(event) {
    if (event.key === "Enter") {
      event.preventDefault();
      if (!this.#send(true)) this.act.onward(this.key);
    } else if (event.key === "Escape" && this.input.value !== this.sent) {
      // Once more, and the field is let go of.
      event.stopPropagation();
      this.input.value = this.sent;
      this.#edited();
    }
  }

  #send(on) {
    const text = this.input.value.trim();
    if (text === (this.draft ?? this.sent)) return false;
    this.draft = null;
    this.sent = text;
    this.marked = null;
    this.act.answer(this.key, text, on);
    return true;
  }
}

// An earlier answer as it was typed, and what it is.
function ownOf(key, { asked, symbols }) {
  const { typed } = asked.find((one) => one.key === key);
  return said("practise.own", { typed, name: symbols[key].name });
}

function labelOf(name, decimals) {
  if (decimals === 0) return said("practise.field_whole", { name });
  if (decimals === 1) return said("practise.field_one", { name });
  return said("practise.field", { name, decimals });
}
