// What training is, before the first button: guess, measure, nudge, repeat, with the numbers of the epoch on
// screen.
import { grouped, precise } from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said, saidSegments } from "../../text/texts.js";

const BOX = { width: 220, height: 82, left: 8, right: 40, top: 10, bottom: 10 };
const VALLEY = "M8 12C50 86 92 86 112 70S168 40 212 12";
const STRIDES = "M22 34L38 55M38 55L55 66M55 66L72 71";
const AROUND = "M150 24A44 28 0 1 1 96 20M96 20l-13-1M96 20l-5 12";

export class Loop {
  constructor(host) {
    this.node = element("section", "loop");
    this.about = element("p", "about");
    host.append(this.node, this.about);
    this.drawn = "";
  }

  show(data, at) {
    const drawn = JSON.stringify([data.series, data.landscape.published !== null]);
    if (drawn !== this.drawn) this.#build(data);
    this.drawn = drawn;
    const { rate } = data.landscape;
    this.loss.textContent = said("training.loop.measure.now", { loss: precise(at("loss")) });
    this.rate.textContent = said("training.loop.nudge.now", { rate });
    this.epoch.textContent = said("training.loop.repeat.now", {
      epoch: grouped(at("epoch")),
      all: grouped(data.epochs),
    });
    for (const { key, dot } of this.answers) dot.setAttribute("cy", this.y(at(key)));
  }

  #build(data) {
    this.node.replaceChildren();
    this.node.setAttribute("aria-label", said("training.loop.label"));
    const kind = data.landscape.published ? "companies" : "own";
    const [guess] = this.#card("guess", saidSegments(`training.loop.guess.${kind}`));
    this.#series(guess, data.series);
    const [measure, loss] = this.#card("measure", saidSegments("training.loop.measure.says"));
    this.#errors(measure, data.series);
    const [nudge, rate] = this.#card("nudge", saidSegments("training.loop.nudge.says"));
    make(nudge, "path", { d: VALLEY, class: "valley" });
    make(nudge, "path", { d: STRIDES, class: "strides" });
    make(nudge, "circle", { cx: 72, cy: 71, r: 5, class: "ball" });
    const [repeat, epoch] = this.#card("repeat", saidSegments("training.loop.repeat.says"));
    make(repeat, "path", { d: AROUND, class: "around" });
    this.loss = loss;
    this.rate = rate;
    this.epoch = epoch;
    this.about.replaceChildren();
    fill(this.about, saidSegments("training.loop.about"), data.words, []);
  }

  #card(name, says) {
    const card = element("div", "card");
    const svg = make(card, "svg", { viewBox: `0 0 ${BOX.width} ${BOX.height}`, "aria-hidden": "true" });
    const text = element("p");
    const now = element("b", "now");
    fill(text, says, {}, []);
    card.prepend(element("h2", "", said(`training.loop.${name}.title`)));
    card.append(text, now);
    this.node.append(card);
    return [svg, now];
  }

  // Each series day by day; after its last day a ring for the target and a dot for the answer.
  #series(svg, series) {
    this.#scale(series);
    this.answers = [];
    for (const { key, short, target, days, first_day: first, role, style } of series) {
      const node = make(svg, "g", { class: `role-${role} line-${style}` });
      const points = days.map((value, index) => `${this.x(first + index)} ${this.y(value)}`);
      make(node, "path", { d: `M${points.join("L")}`, class: "trace" });
      make(node, "path", { d: points.map((point) => `M${point}h0`).join(""), class: "dots" });
      const end = this.x(first + days.length);
      make(node, "circle", { cx: end, cy: this.y(target), r: 6.5, class: "ring" });
      make(node, "text", { x: end + 12, y: this.y(target), "dominant-baseline": "central" }, short);
      this.answers.push({ key, dot: make(node, "circle", { cx: end, r: 4, class: "answer" }) });
    }
  }

  // The same end of the picture, wide: how far each answer is from its target.
  #errors(svg, series) {
    for (const [index, { key, short, target, role, style }] of series.slice(0, 3).entries()) {
      const node = make(svg, "g", { class: `role-${role} line-${style}` });
      const place = 40 + index * 62;
      make(node, "circle", { cx: place, cy: this.y(target), r: 6.5, class: "ring" });
      make(node, "text", { x: place + 13, y: this.y(target), "dominant-baseline": "central" }, short);
      const line = make(node, "line", { x1: place, x2: place, y1: this.y(target), class: "error" });
      const dot = make(node, "circle", { cx: place, r: 4, class: "answer" });
      this.answers.push({ key, dot: both(dot, line) });
    }
  }

  #scale(series) {
    const values = series.flatMap(({ days, target }) => [...days, target, 0]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const last = Math.max(...series.map(({ days, first_day: first }) => first + days.length));
    const from = Math.min(...series.map(({ first_day: first }) => first));
    const { width, height, left, right, top, bottom } = BOX;
    this.x = (day) => left + ((day - from) / (last - from || 1)) * (width - left - right);
    this.y = (value) => {
      const inside = Math.max(low, Math.min(high, value));
      return (top + ((high - inside) / (high - low || 1)) * (height - top - bottom)).toFixed(1);
    };
  }
}

// The dot and the end of the line to it go together.
const both = (dot, line) => ({
  setAttribute: (_, y) => {
    dot.setAttribute("cy", y);
    line.setAttribute("y2", y);
  },
});
