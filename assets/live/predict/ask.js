// The field that opens in a hidden number's place, with what was wrong and a way to be shown the number.
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

const EDGE = 4;
// The menu above the page.
const HEAD = 60;

export class Ask {
  /**
   * @param {HTMLElement} host
   * @param {object} act
   * @param {(text: string) => void} act.check
   * @param {() => void} act.show
   * @param {(text: string) => void} act.left what was typed when the field closes
   * @param {() => void} act.closed by Escape
   */
  constructor(host, act) {
    this.host = host;
    this.act = act;
    this.node = null;
    this.place = null;
    this.away = (event) => event.composedPath().includes(this.node) || this.close();
    this.status = element("p", "unseen");
    this.status.setAttribute("role", "status");
  }

  // Over the place of a number; `text` is what was typed so far.
  open(place, name, text) {
    this.close();
    this.node = element("div", "ask");
    this.field = element("input");
    this.field.type = "text";
    this.field.autocomplete = "off";
    this.field.spellcheck = false;
    this.field.maxLength = 200;
    this.field.setAttribute("aria-label", said("common.predict.field", { name }));
    this.field.value = text;
    this.told = element("p", "told");
    this.told.id = "ask-told";
    const row = element("div", "row");
    row.append(
      this.field,
      this.#button("check", said("common.predict.check"), () => this.act.check(this.field.value)),
    );
    const show = this.#button("show", said("common.predict.one"), () => this.act.show());
    this.node.append(element("b", "name", name), row, this.told, show);
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.node.addEventListener("focusout", (event) => this.#leave(event));
    this.host.append(this.status, this.node);
    document.addEventListener("pointerdown", this.away, true);
    this.follow(place);
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(text.length, text.length);
    this.node.scrollIntoView({ block: "nearest" });
  }

  // Stays at the place, which may move, as long as it can be seen.
  follow(place) {
    if (!this.node) return;
    if (!place?.checkVisibility({ visibilityProperty: true })) {
      this.close();
      return;
    }
    this.place = place;
    const [box, host, own] = [place, this.host, this.node].map((node) => node.getBoundingClientRect());
    const left = (box.left + box.right - own.width) / 2 - host.left;
    const most = host.width - own.width - EDGE;
    // What a number is worked out from stands below it in a drawing, above it in lines.
    const above = place instanceof SVGElement && box.top - own.height - EDGE > HEAD;
    const top = above ? box.top - own.height - EDGE : box.bottom + EDGE;
    this.node.style.left = `${Math.max(EDGE, Math.min(most, left))}px`;
    this.node.style.top = `${top - host.top}px`;
  }

  // Why an answer was not taken; what was typed stays.
  refuse(sentence) {
    this.say(sentence);
    if (!this.node) return;
    this.told.textContent = sentence;
    this.field.setAttribute("aria-invalid", "true");
    this.field.setAttribute("aria-describedby", this.told.id);
    this.follow(this.place);
    this.node.scrollIntoView({ block: "nearest" });
    this.field.focus({ preventScroll: true });
    this.field.select();
  }

  say(sentence) {
    if (!this.status.isConnected) this.host.append(this.status);
    this.status.textContent = sentence;
  }

  close() {
    const { node } = this;
    if (!node) return;
    this.node = null;
    document.removeEventListener("pointerdown", this.away, true);
    this.act.left(this.field.value);
    node.remove();
  }

  #button(kind, text, act) {
    const node = element("button", kind, text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  #key(event) {
    // Whatever is pressed in here is meant for here.
    event.stopPropagation();
    if (event.key === "Enter" && event.target === this.field) {
      event.preventDefault();
      this.act.check(this.field.value);
    } else if (event.key === "Escape" || (event.key === "Tab" && this.#isEnd(event))) {
      // Tab goes on from the number's place.
      this.close();
      this.act.closed();
    }
  }

  #isEnd(event) {
    const last = this.node.querySelector(".show");
    return event.target === (event.shiftKey ? this.field : last);
  }

  #leave(event) {
    if (this.node && !this.node.contains(event.relatedTarget) && event.relatedTarget) this.close();
  }
}
