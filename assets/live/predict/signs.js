// The “?” in the places of hidden numbers: the first place of each can be reached by keyboard, all can be
// clicked.
import { make } from "../text/svg.js";

export const SIGN = { first: "?", drawn: "\u2002?\u2002", also: "?", aside: "" };
// In a drawing the sign stands in a box.
const BOX = { lowest: 18, highest: 29, round: 6 };
const PLACES = ".asked, .asked-box";
const TYPED = /^[0-9.,−+-]$/;

export class Signs {
  /**
   * @param {HTMLElement} host
   * @param {(id: string, typed: string | null) => void} open
   */
  constructor(host, open) {
    /** @type {Map<string, Element>} */
    this.first = new Map();
    /** @type {WeakMap<Element, { id: string, label: string, place: string }>} */
    this.dressed = new WeakMap();
    /** @type {WeakMap<Element, Element>} */
    this.boxes = new WeakMap();
    host.addEventListener("click", (event) => this.#click(event, open));
    host.addEventListener("keydown", (event) => this.#key(event, open));
  }

  nodeOf(id) {
    const node = this.first.get(id);
    return node?.isConnected && this.dressed.get(node)?.id === id
      ? /** @type {HTMLElement | SVGElement} */ (node)
      : null;
  }

  // What stands where may be something else from now on.
  renew() {
    this.first.clear();
  }

  focus(id) {
    this.nodeOf(id)?.focus({ preventScroll: true });
  }

  /**
   * Makes a number's place one that can be asked, or an ordinary one again where there is no label.
   * @param {{ node: Element, style: string }} slot
   * @param {string} id
   * @param {string} label what is said of it; nothing where it is not hidden
   */
  dress({ node, style }, id, label) {
    const before = this.dressed.get(node);
    const place = this.#place(node, style, id);
    if (before?.id === id && before.label === label && before.place === place) return place;
    this.dressed.set(node, { id, label, place });
    this.#set(node, id, place, label);
    return place;
  }

  bare(node) {
    if (this.dressed.delete(node)) this.#set(node, "", "", "");
  }

  #place(node, style, id) {
    const isDrawn = node instanceof SVGElement;
    const first = this.nodeOf(id);
    if (first === node) return isDrawn ? "drawn" : "first";
    if (!first && /** @type {HTMLElement} */ (node).dataset.key && style !== "percent") {
      this.first.set(id, node);
      return isDrawn ? "drawn" : "first";
    }
    return isDrawn ? "aside" : "also";
  }

  #set(node, id, place, label) {
    node.classList.toggle("asked", Boolean(label) && place !== "aside");
    if (label) node.dataset.hidden = id;
    else delete node.dataset.hidden;
    if (node instanceof SVGElement) this.#box(node, id, Boolean(label) && place === "drawn");
    if (label && (place === "drawn" || place === "first")) {
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", label);
    } else for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
  }

  #box(node, id, wanted) {
    this.boxes.get(node)?.remove();
    // The numbers of a picture are hidden from the ear, the places that can be asked are not.
    if (wanted) node.parentNode.removeAttribute("aria-hidden");
    else node.parentNode.setAttribute("aria-hidden", "true");
    if (!wanted) return;
    const box = make(node.parentNode, "rect", { class: "asked-box", rx: BOX.round });
    node.before(box);
    box.dataset.hidden = id;
    this.boxes.set(node, box);
  }

  // Puts the boxes around the signs once these have been written.
  place() {
    for (const [id, node] of this.first) {
      const box = this.nodeOf(id) === node && this.boxes.get(node);
      if (!box?.isConnected || box.hasAttribute("x")) continue;
      const { x, y, width, height } = /** @type {SVGGraphicsElement} */ (node).getBBox();
      const tall = Math.min(BOX.highest, Math.max(BOX.lowest, height - 2));
      const place = { x, y: y + (height - tall) / 2, width, height: tall };
      for (const [name, value] of Object.entries(place)) box.setAttribute(name, String(value));
    }
  }

  #click(event, open) {
    const node = event.target.closest?.(PLACES);
    if (!node) return;
    event.stopPropagation();
    open(node.dataset.hidden, null);
  }

  #key(event, open) {
    const node = event.target.closest?.(".asked");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyped = TYPED.test(event.key);
    if (!isTyped && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    open(node.dataset.hidden, isTyped ? event.key : null);
  }
}
