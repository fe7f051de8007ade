// The line at the foot of a phone's screen: the way back and on, where one is, and the numbers one drags for.
// It stays in sight as long as any of its live part is. All of it is said on the page, so nothing is read out
// twice; wider screens show the page's own.
import { button } from "../controls/buttons.js";
import { element } from "../text/segments.js";

/**
 * @typedef {{ key: string, style: string, name: string, role: string }} Result
 * @typedef {{ back: string, on: string, move: (by: number) => void }} Walk what buttons are called and do
 */

export class Foot {
  /**
   * @param {HTMLElement} host
   * @param {Walk | null} [walk]
   */
  constructor(host, walk = null) {
    this.node = element("div", "foot");
    this.results = element("div", "foot-results");
    this.results.setAttribute("aria-hidden", "true");
    if (walk) this.#walk(walk);
    this.node.append(this.results);
    host.append(this.node);
    /** @type {import("../controls/surface.js").Slot[]} */
    this.slots = [];
    this.drawn = "";
  }

  #walk({ back, on, move }) {
    this.back = button("previous", back, "←", () => move(-1));
    this.on = button("next", on, "→", () => move(1));
    this.where = element("span", "foot-where");
    this.where.setAttribute("aria-hidden", "true");
    this.node.append(this.back, this.where, this.on);
  }

  /**
   * @param {string} text
   * @param {{ isFirst: boolean, isLast: boolean }} end
   */
  place(text, { isFirst, isLast }) {
    this.where.textContent = text;
    this.back.disabled = isFirst;
    this.on.disabled = isLast;
  }

  /**
   * Which results; whoever writes the page's numbers writes those in the slots, too.
   * @param {Result[]} results
   */
  show(results) {
    const wanted = JSON.stringify(results);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.slots = [];
    this.results.replaceChildren();
    for (const { key, style, name, role } of results) {
      const number = element("b", `number role-${role}`);
      this.results.append(element("span", `name role-${role}`, name), number);
      this.slots.push({ node: number, key, style });
    }
  }
}

/**
 * Quantities as results.
 * @param {Record<string, any>} symbols
 * @param {[string, string][]} wanted pairs of a key and a style
 * @returns {Result[]}
 */
export const resultsOf = (symbols, wanted) =>
  wanted.map(([key, style]) => ({ key, style, name: symbols[key].name, role: symbols[key].role }));
