// The worked solution, a line at a time.
import { button } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { lineNodes } from "./lines.js";

export class Solution {
  /**
   * @param {(step: number) => void} go
   */
  constructor(go) {
    this.go = go;
    this.at = 0;
    this.of = 0;
    this.node = element("section", "solution");
    this.node.setAttribute("aria-label", said("practise.walk.title"));
    this.previous = button("previous", said("practise.walk.previous"), "←", () => this.move(-1));
    this.next = button("next", said("practise.walk.next"), "→", () => this.move(1));
    this.place = element("span", "place");
    this.close = /** @type {HTMLButtonElement} */ (element("button", "close", said("practise.walk.close")));
    this.close.type = "button";
    this.close.addEventListener("click", () => this.go(0));
    const head = element("div", "solution-head");
    head.append(
      element("h3", "", said("practise.walk.title")),
      this.previous,
      this.place,
      this.next,
      this.close,
    );
    this.lines = element("div", "solution-lines");
    this.lines.setAttribute("role", "status");
    this.node.append(head, element("p", "quiet", said("practise.walk.told")), this.lines);
  }

  get isOpen() {
    return this.at > 0;
  }

  // By the arrow keys too, once it is open.
  move(by) {
    const step = this.at + by;
    if (!this.isOpen || step < 0 || step > this.of) return;
    // Who goes on quickly is ahead of the answers.
    if (step) this.at = step;
    this.go(step);
  }

  edge(end) {
    if (this.isOpen) this.go(end < 0 ? 1 : this.of);
  }

  // What was asked for comes into view; the button that opened it can no longer hold the focus.
  reveal(isNew) {
    if (isNew) (this.next.disabled ? this.close : this.next).focus({ preventScroll: true });
    (isNew ? this.node : this.lines.lastElementChild)?.scrollIntoView({ block: "nearest" });
  }

  show(data) {
    const { lines, at, of } = data.solution;
    Object.assign(this, { at, of });
    this.node.hidden = !this.isOpen;
    this.next.disabled = at === of;
    this.place.textContent = said("practise.walk.place", { at, of });
    const drawn = JSON.stringify([lines, data.vocabulary]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.lines.replaceChildren(...lineNodes(lines, data));
    [...this.lines.querySelectorAll(".equation")].at(-1)?.classList.add("latest");
  }
}
