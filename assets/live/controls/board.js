// Numbers on a page that can be taken hold of: chips and points with one set of values, one field to type in.

import { Values } from "../core/values.js";
import { element, symbolNode } from "../text/segments.js";
import { Editor } from "./editor.js";
import { Handles } from "./handles.js";

export class Board {
  // owner offers: sweep(handle) → promise, commit(overlay), typed(handle, text, left), text(key, style),
  // name(handle), spoken(handle) → { now, low, high, text }, and painted().
  constructor(root, owner) {
    this.root = root;
    this.owner = owner;
    root.classList.add("frame");
    this.values = new Values();
    this.slots = [];
    this.sliders = [];
    this.written = new WeakMap();
    this.handles = new Handles(root, this);
    this.editor = new Editor(root, (handle, text, left) => owner.typed(handle, text, left));
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
    node.append(
      element("span", "grip", "‹"),
      this.slot(handle, "setting", "number"),
      element("span", "grip", "›"),
    );
    for (const grip of node.querySelectorAll(".grip")) grip.setAttribute("aria-hidden", "true");
    return this.slider(handle, node);
  }

  // Makes a node a slider for a handle.
  slider(handle, node) {
    node.setAttribute("role", "slider");
    node.setAttribute("tabindex", "0");
    node.setAttribute("aria-label", this.owner.name(handle));
    node.dataset.handle = handle;
    this.sliders.push({ handle, node });
    return node;
  }

  slot(key, style, className = "slot") {
    const node = element("span", className);
    node.dataset.key = key;
    this.slots.push({ node, key, style });
    return node;
  }

  // Appends text, symbols, raised text and places for numbers.
  fill(parent, segments, symbols = {}) {
    for (const segment of segments) {
      if (typeof segment === "string") parent.append(segment);
      else if (segment.symbol) parent.append(symbolNode(symbols[segment.symbol]));
      else if (segment.sup) this.fill(parent.appendChild(element("sup")), segment.sup, symbols);
      else
        parent.append(
          this.slot(
            segment.value,
            segment.as,
            `slot ${segment.as}${segment.role ? ` role-${segment.role}` : ""}`,
          ),
        );
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
    for (const { node, key, style } of this.slots)
      this.#set(node, this.owner.text(key, style), (text) => (node.textContent = text));
    for (const { handle, node } of this.sliders) {
      const { now, low, high, text } = this.owner.spoken(handle);
      this.#set(node, `${now} ${low} ${high} ${text}`, () => {
        node.setAttribute("aria-valuenow", now);
        node.setAttribute("aria-valuemin", low);
        node.setAttribute("aria-valuemax", high);
        node.setAttribute("aria-valuetext", text);
      });
      node.classList.toggle("held", this.handles.held?.handle === handle);
    }
    this.owner.painted();
  }

  #set(node, text, write) {
    if (this.written.get(node) === text) return;
    this.written.set(node, text);
    write(text);
  }

  // --- what handles ask for -----------------------------------------------------

  sweep(handle) {
    return this.owner.sweep(handle);
  }

  commit(overlay) {
    this.owner.commit(overlay);
  }

  focus(handle) {
    const found = this.sliders.filter((slider) => slider.handle === handle).map(({ node }) => node);
    const active = this.root.getRootNode().activeElement;
    if (!found.includes(active))
      (found.find((node) => node === this.last) ?? found[0])?.focus({ preventScroll: true });
  }

  edit(handle, typed = null) {
    const active = this.root.getRootNode().activeElement;
    const node =
      active?.dataset?.handle === handle
        ? active
        : this.sliders.find((slider) => slider.handle === handle).node;
    this.last = node;
    const box = node.getBoundingClientRect();
    const frame = this.root.getBoundingClientRect();
    const width = Math.max(box.width, 110);
    const height = Math.max(box.height, 36);
    const left = Math.min(
      Math.max(0, box.left - frame.left - (width - box.width) / 2),
      Math.max(0, frame.width - width),
    );
    this.say("");
    this.editor.open(
      handle,
      { left, top: box.top - frame.top - (height - box.height) / 2, width, height },
      this.owner.name(handle),
      String(this.values.of(handle)),
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
}
