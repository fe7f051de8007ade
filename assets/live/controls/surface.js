// Numbers on a page that can be taken hold of: chips and points with one set of values, one field to type in.
import { Values } from "../core/values.js";
import { element, fill, symbolNode } from "../text/segments.js";
import { said } from "../text/texts.js";
import { Editor } from "./editor.js";
import { Handles } from "./handles.js";

/**
 * What a surface asks of the page it stands on.
 * @typedef {object} Owner
 * @property {(handle: string) => Promise<import("../core/sweeps.js").Sweep>} sweep
 * @property {(overlay: import("../core/values.js").Overlay) => void} commit
 * @property {(handle: string, text: string | null, left?: boolean) => void} typed null: dropped
 * @property {() => void} painted
 * @property {(key: string, style: string) => string} [text] a number in a style
 * @property {(handle: string) => string} [name]
 * @property {(handle: string) => Spoken} [spoken]
 *
 * @typedef {{ now: number, low: number, high: number, text: string }} Spoken what is said of a handle
 * @typedef {{ node: Element, key: string, style: string, lead?: string }} Slot a place for a number
 *
 * What lies over numbers that are not to be seen yet.
 * @typedef {object} Veil
 * @property {(key: string) => boolean} covers
 * @property {(slot: Slot, text: string) => string} written what stands in a number's place
 * @property {() => void} settled all numbers have been written
 */

// The smallest field one can type in.
const FIELD = { width: 110, height: 36 };

export class HandleSurface {
  /**
   * @param {HTMLElement | SVGElement} root in which the handles stand
   * @param {Owner | null} owner null: its numbers are only looked at
   * @param {object} [options]
   * @param {HTMLElement} [options.frame] where the field to type in is placed
   * @param {Values} [options.values] perhaps shared with other surfaces
   * @param {{ width: number, height: number }} [options.field]
   */
  constructor(
    root,
    owner,
    { frame = /** @type {HTMLElement} */ (root), values = new Values(), field = FIELD } = {},
  ) {
    this.root = root;
    this.owner = owner;
    this.frame = frame;
    frame.classList.add("frame");
    this.values = values;
    this.field = field;
    /** @type {Slot[]} */
    this.slots = [];
    /** @type {{ handle: string, node: any }[]} */
    this.sliders = [];
    this.written = new WeakMap();
    /** @type {Veil | null} */
    this.veil = null;
    this.handles = new Handles(root, this);
    this.editor = new Editor(frame, (handle, text, left) => this.owner?.typed(handle, text, left));
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
  }

  // --- what is drawn on it ------------------------------------------------------

  clear() {
    this.editor.close();
    this.slots = [];
    this.sliders = [];
  }

  // A tinted box with a number that can be dragged and typed over.
  chip(handle, role, label = "") {
    const node = element("div", `setter role-${role}`);
    if (label) node.append(element("span", "label", label));
    node.append(...this.grips(this.slot(handle, "setting", "number")));
    return this.slider(handle, node);
  }

  // A number between the two signs that say it can be dragged.
  grips(number) {
    const [left, right] = ["‹", "›"].map((side) => element("span", "grip", side));
    for (const grip of [left, right]) grip.setAttribute("aria-hidden", "true");
    return [left, number, right];
  }

  // Makes a node a slider for a handle.
  slider(handle, node) {
    node.setAttribute("role", "slider");
    node.setAttribute("tabindex", "0");
    node.setAttribute("aria-label", this.name(handle));
    node.dataset.handle = handle;
    this.sliders.push({ handle, node });
    return node;
  }

  slot(key, style, className = "slot", tag = "span") {
    const node = element(tag, className);
    node.dataset.key = key;
    this.slots.push({ node, key, style });
    return node;
  }

  // Appends text, symbols, raised text and places for numbers, and whatever else a sentence has.
  fill(parent, segments, symbols = {}) {
    for (const segment of segments) {
      if (typeof segment === "string") parent.append(segment);
      else if (segment.symbol) parent.append(symbolNode(symbols[segment.symbol]));
      else if (segment.sup) this.fill(parent.appendChild(element("sup")), segment.sup, symbols);
      else if (!segment.value) fill(parent, [segment], { symbols }, this.slots);
      else {
        const role = segment.role ? ` role-${segment.role}` : "";
        parent.append(this.slot(segment.value, segment.as, `slot ${segment.as}${role}`));
      }
    }
    return parent;
  }

  // --- writing --------------------------------------------------------------------

  paint() {
    if (this.frameAsked) return;
    this.frameAsked = true;
    requestAnimationFrame(() => {
      this.frameAsked = false;
      this.write();
    });
  }

  write() {
    for (const slot of this.slots) {
      const { node, key, style, lead = "" } = slot;
      const text = lead + this.text(key, style);
      this.#set(node, this.veil ? this.veil.written(slot, text) : text, (shown) => {
        node.textContent = shown;
      });
    }
    for (const { handle, node } of this.sliders) {
      const { now, low, high, text } = this.spoken(handle);
      this.#set(node, `${now} ${low} ${high} ${text}`, () => {
        node.setAttribute("aria-valuenow", now);
        node.setAttribute("aria-valuemin", low);
        node.setAttribute("aria-valuemax", high);
        node.setAttribute("aria-valuetext", text);
      });
      node.classList.toggle("held", this.handles.held?.handle === handle);
    }
    this.painted();
    this.veil?.settled();
  }

  // A number as it is spoken, which says no more than is seen.
  aloud(key, style) {
    return this.veil?.covers(key) ? said("common.predict.spoken") : this.text(key, style);
  }

  #set(node, text, write) {
    if (this.written.get(node) === text) return;
    this.written.set(node, text);
    write(text);
  }

  // --- what a picture says itself, and other surfaces leave to their owner ----------

  text(key, style) {
    return this.owner.text(key, style);
  }

  name(handle) {
    return this.owner.name(handle);
  }

  /** @returns {Spoken} */
  spoken(handle) {
    return this.owner.spoken(handle);
  }

  painted() {
    this.owner?.painted();
  }

  // --- what handles ask for -----------------------------------------------------

  sweep(handle) {
    return this.owner.sweep(handle);
  }

  commit(overlay) {
    this.owner.commit(overlay);
  }

  // A handle may stand in several places: the one last typed over, else the first.
  focus(handle) {
    const nodes = this.sliders.filter((slider) => slider.handle === handle).map(({ node }) => node);
    if (nodes.includes(this.#active())) return;
    const node = nodes.find((other) => other === this.last) ?? nodes[0];
    if (node) this.handles.restore(node);
  }

  edit(handle, typed = null) {
    const active = this.#active();
    const here = active?.dataset?.handle === handle ? active : null;
    this.last = here ?? this.sliders.find((slider) => slider.handle === handle).node;
    this.say("");
    this.editor.open(
      handle,
      this.#spot(this.last),
      this.name(handle),
      String(this.values.get(handle)),
      typed,
    );
  }

  say(message) {
    this.alert.textContent = message;
  }

  // What was typed has its answer: close the field, or leave it open with the complaint.
  answer({ handle, left }, message) {
    this.say(message);
    if (message) {
      this.editor.refuse();
    } else if (this.editor.handle === handle) {
      this.editor.close();
      if (!left) this.focus(handle);
    }
  }

  #active() {
    const root = /** @type {ShadowRoot} */ (this.root.getRootNode());
    return /** @type {HTMLElement | null} */ (root.activeElement);
  }

  // Over the handle, no smaller than one can read, and inside the frame.
  #spot(node) {
    const box = node.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const width = Math.max(box.width, this.field.width);
    const height = Math.max(box.height, this.field.height);
    const left = box.left - frame.left - (width - box.width) / 2;
    const top = box.top - frame.top - (height - box.height) / 2;
    return { left: Math.min(Math.max(0, left), Math.max(0, frame.width - width)), top, width, height };
  }
}
