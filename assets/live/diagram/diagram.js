// The picture of one unit with its handles: numbers from the last payload or from a row of a recorded sweep.

import { Editor } from "../controls/editor.js";
import { Handles } from "../controls/handles.js";
import { paintRoles } from "../core/style.js";
import { Values } from "../core/values.js";
import { setting } from "../text/format.js";
import { element } from "../text/segments.js";
import { textOf } from "../text/text.js";
import { draw } from "./draw.js";
import { narrow } from "./layout_narrow.js";
import { wide } from "./layout_wide.js";
import { light } from "./stage.js";

const NARROW = 800;

export class Diagram {
  // owner offers sweep(handle) → promise, commit(overlay), typed(handle, text, left), drawn(), slots() and painted();
  // without one the picture is only looked at. Another picture than the LSTM's brings its layouts, the width below which
  // the narrow one serves, its name, what a handle says beside its own value, and perhaps values that it shares with others.
  constructor(parent, owner = null, other = {}) {
    this.parent = parent;
    this.owner = owner;
    this.layouts = other.layouts ?? { wide, narrow };
    this.narrowBelow = other.narrowBelow ?? NARROW;
    this.label = other.label ?? "One LSTM unit with every number on it";
    this.outcome = other.outcome ?? ["c", "h"];
    this.values = other.values ?? new Values();
    this.frame = element("div", "frame");
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.svg.setAttribute("role", "group");
    this.hint = element("p", "hint");
    this.rounding = element("span");
    if (owner) this.hint.append(element("b", "", "Drag a filled box"), " or click it to type. ");
    this.hint.append(this.rounding);
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    this.frame.append(this.svg, this.hint, this.alert);
    parent.append(this.frame);
    this.handles = new Handles(this.svg, this);
    this.editor = new Editor(this.frame, (handle, text, left) => this.owner?.typed(handle, text, left));
    this.written = new WeakMap();
    this.drawn = "";
    this.observer = new ResizeObserver(() => this.layout());
    this.observer.observe(parent);
  }

  receive(payload) {
    this.values.accept(this.owner ? payload : { ...payload, fixed: payload.settings });
    paintRoles(this.parent, payload.palette);
    const drawn = JSON.stringify([
      payload.words.vocabulary,
      payload.decimals === null,
      payload.fixed,
      payload.held,
      payload.candidate,
    ]);
    if (drawn !== this.drawn) this.picture = null;
    this.drawn = drawn;
    this.rounding.textContent = [payload.note, roundingOf(payload.decimals)].filter(Boolean).join(" ");
    this.layout();
  }

  leave() {
    this.observer.disconnect();
  }

  layout() {
    const { payload } = this.values;
    if (!payload) return;
    const layout =
      this.parent.clientWidth && this.parent.clientWidth < this.narrowBelow
        ? this.layouts.narrow
        : this.layouts.wide;
    if (!this.picture || this.picture.layout !== layout) {
      const active = this.svg.getRootNode().activeElement?.dataset?.handle;
      this.editor.close();
      this.picture = draw(this.svg, layout, payload);
      this.svg.setAttribute("aria-label", this.label);
      this.parent.dataset.layout = layout.name;
      this.written = new WeakMap();
      if (active) this.focus(active);
    }
    this.owner?.drawn();
    this.write();
  }

  light(division, step) {
    light(this.picture, this.values.payload.words.symbols, division, step);
  }

  paint() {
    if (this.frameAsked) return;
    this.frameAsked = true;
    requestAnimationFrame(() => {
      this.frameAsked = false;
      this.write();
    });
  }

  write() {
    for (const place of [...this.picture.texts, ...(this.owner?.slots() ?? [])]) {
      const text = (place.lead ?? "") + textOf(this.values, place.key, place.style);
      if (this.written.get(place.node) === text) continue;
      this.written.set(place.node, text);
      place.node.textContent = text;
    }
    for (const { node, key, input, place } of this.picture.dots) {
      const [x, y] = place(this.values.of(input), this.values.of(key));
      node.setAttribute("cx", x.toFixed(2));
      node.setAttribute("cy", y.toFixed(2));
    }
    this.#speak();
    this.owner?.painted();
  }

  // --- what handles ask for -------------------------------------------------

  sweep(handle) {
    return this.owner.sweep(handle);
  }

  commit(overlay) {
    this.owner.commit(overlay);
  }

  focus(handle) {
    this.picture.handles.get(handle)?.node.focus({ preventScroll: true });
  }

  edit(handle, typed = null) {
    const box = this.picture.handles.get(handle).node.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const width = Math.max(box.width, 92);
    const spot = {
      left: Math.max(0, box.left - frame.left + this.frame.scrollLeft - (width - box.width) / 2),
      top: box.top - frame.top,
      width,
      height: box.height,
    };
    this.say("");
    this.editor.open(
      handle,
      spot,
      this.values.payload.words.symbols[handle].name,
      String(this.values.of(handle)),
      typed,
    );
  }

  say(message) {
    this.alert.textContent = message;
  }

  // What was typed over a handle has its answer: close the field, or leave it open with the complaint.
  answer({ handle, left }, message) {
    this.say(message);
    if (message) {
      this.editor.refuse();
    } else if (this.editor.handle === handle) {
      this.editor.close();
      if (!left && this.picture) this.focus(handle);
    }
  }

  #speak() {
    const { spans } = this.values.payload;
    const outcome = this.outcome.map(
      (key) => `${this.values.payload.words.symbols[key].name} ${textOf(this.values, key, "glance")}`,
    );
    for (const [handle, { node }] of this.picture.handles) {
      const value = this.values.of(handle);
      const spoken = `${setting(value)}; ${outcome.join(", ")}`;
      if (this.written.get(node) === spoken) continue;
      this.written.set(node, spoken);
      node.setAttribute("aria-valuenow", value);
      node.setAttribute("aria-valuemin", -spans[handle]);
      node.setAttribute("aria-valuemax", spans[handle]);
      node.setAttribute("aria-valuetext", spoken);
      node.classList.toggle("held", this.handles.held?.handle === handle);
    }
  }
}

function roundingOf(decimals) {
  if (decimals === null) return "Shown rounded, computed in full.";
  return `Every result is rounded to ${decimals} decimal${decimals > 1 ? "s" : ""} before it is used.`;
}
