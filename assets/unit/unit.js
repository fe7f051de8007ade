// One live unit: the picture, its bar and its panel, kept in step with the server's last payload.
import { Bar } from "./bar.js";
import { draw } from "./draw.js";
import { Editor } from "./editor.js";
import { Handles } from "./handles.js";
import { Keyboard } from "./keyboard.js";
import { copyText } from "./clipboard.js";
import { wide } from "./layout_wide.js";
import { narrow } from "./layout_narrow.js";
import { Panel } from "./panel.js";
import { Requests } from "./requests.js";
import { element } from "./segments.js";
import { light } from "./stage.js";
import { setting } from "./format.js";
import { paintRoles } from "./style.js";
import { fetchSweep } from "./sweeps.js";
import { textOf } from "./text.js";
import { Values } from "./values.js";
import { Walk } from "./walk.js";

const NARROW = 800;

export class Unit {
  constructor(host) {
    this.host = host;
    this.values = new Values();
    this.requests = new Requests();
    this.walk = new Walk(() => this.#walked(), (view) => this.requests.send({ kind: "view", ...view }));
    this.frame = element("div", "frame");
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.svg.setAttribute("role", "group");
    this.hint = element("p", "hint");
    this.rounding = element("span");
    this.hint.append(element("b", "", "Drag a filled box"), " or click it to type. ", this.rounding);
    
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    this.frame.append(this.svg, this.hint, this.alert);
    host.replaceChildren(this.frame);
    this.bar = new Bar(host, this.#actions());
    this.bar.node.append(this.status);
    this.panel = new Panel(host);
    this.handles = new Handles(this.svg, this);
    this.editor = new Editor(this.frame, (handle, text, left) => this.#typed(handle, text, left));
    this.keyboard = new Keyboard(host, this.#actions());
    this.observer = new ResizeObserver(() => this.#layout());
    this.observer.observe(host);
    this.written = new WeakMap();
  }

  receive(data, component) {
    this.requests.accept(data, component);
    const before = this.values.payload;
    this.values.accept(data);
    if (this.requests.settled) this.walk.place(data.division, data.step);
    paintRoles(this.host, data.palette);
    const redraw = !before || before.words.vocabulary !== data.words.vocabulary || (before.decimals === null) !== (data.decimals === null);
    if (redraw) this.picture = null;
    this.rounding.textContent = roundingOf(data.decimals);
    this.#answer(data);
    this.#layout();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.observer.disconnect();
    this.keyboard.leave();
    this.walk.pause();
  }

  // --- what handles ask for -------------------------------------------------

  sweep(handle) {
    const { payload } = this.values;
    return fetchSweep({
      handle,
      span: payload.spans[handle],
      numbers: this.values.settings(),
      order: payload.settings,
      decimals: payload.decimals,
    });
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: sweep.handle, span: sweep.span, row });
  }

  focus(handle) {
    this.picture.handles.get(handle).node.focus({ preventScroll: true });
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
    this.editor.open(handle, spot, this.values.payload.words.symbols[handle].name, String(this.values.of(handle)), typed);
  }

  say(message) {
    this.alert.textContent = message;
  }

  paint() {
    if (this.frameAsked) return;
    this.frameAsked = true;
    requestAnimationFrame(() => {
      this.frameAsked = false;
      this.#write();
    });
  }

  // --- inside ---------------------------------------------------------------

  #actions() {
    return {
      divide: (id) => this.walk.divide(id),
      go: (step) => this.walk.go(step),
      move: (by) => this.walk.move(by),
      play: () => this.walk.toggle(),
      speed: (factor) => this.walk.setSpeed(factor),
      undo: () => this.requests.send({ kind: "undo" }),
      redo: () => this.requests.send({ kind: "redo" }),
      reset: () => this.requests.send({ kind: "reset" }),
      link: () => this.#copyLink(),
    };
  }

  #typed(handle, text, left = false) {
    if (text === null) {
      this.say("");
      this.focus(handle);
      return;
    }
    this.typing = { id: this.requests.send({ kind: "text", handle, text }), handle, left };
  }

  #answer(data) {
    if (!this.typing || data.answered < this.typing.id) return;
    const { handle, left } = this.typing;
    this.typing = null;
    this.say(data.message);
    if (data.message) {
      this.editor.refuse();
    } else if (this.editor.handle === handle) {
      this.editor.close();
      if (!left && this.picture) this.focus(handle);
    }
  }

  async #copyLink() {
    const copied = await copyText(window.location.href, this.host);
    this.status.textContent = copied ? "Link copied" : "Copy the address from the browser's address bar";
    clearTimeout(this.statusTimer);
    this.statusTimer = setTimeout(() => (this.status.textContent = ""), 4000);
  }

  #layout() {
    const { payload } = this.values;
    if (!payload) return;
    const layout = this.host.clientWidth && this.host.clientWidth < NARROW ? narrow : wide;
    if (!this.picture || this.picture.layout !== layout) {
      const active = this.host.getRootNode().activeElement?.dataset?.handle;
      this.editor.close();
      this.picture = draw(this.svg, layout, payload);
      this.svg.setAttribute("aria-label", "One LSTM unit with every number on it");
      this.host.dataset.layout = layout.name;
      this.written = new WeakMap();
      if (active) this.focus(active);
    }
    this.#walked();
  }

  #division() {
    const { divisions } = this.values.payload.words;
    return divisions.find(({ id }) => id === this.walk.division) ?? divisions[0];
  }

  #walked() {
    const { payload } = this.values;
    const division = this.#division();
    this.walk.last = division.steps.length;
    light(this.picture, payload.words.symbols, division, this.walk.step);
    this.panel.show(payload, division, this.walk.step);
    this.bar.show(payload, division, this.walk.step, this.walk.playing);
    this.#write();
  }

  #write() {
    for (const place of [...this.picture.texts, ...this.panel.slots]) {
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
  }

  #speak() {
    const { spans } = this.values.payload;
    const outcome = ["c", "h"].map((key) => `${this.values.payload.words.symbols[key].name} ${textOf(this.values, key, "glance")}`);
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
