// One step of a layer: matrices as heat maps with numbers and every sum written out, or maps where there are
// many; which layer reads what; and walking through the parts of a step and the steps of the series.
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Foot, resultsOf } from "../../foot/foot.js";
import { Goals } from "../../lesson/goals.js";
import { pictured } from "../../picture/known.js";
import { PredictButtons } from "../../predict/buttons.js";
import { precise } from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { LayerBar } from "./bar.js";
import { Cells } from "./cells.js";
import { LayerMaps } from "./maps.js";
import { dotProduct, matrix } from "./matrix.js";
import { LayerNumbers } from "./numbers.js";
import { unitLines, vectors } from "./vectors.js";
import { LayerWalk } from "./walk.js";
import { Wiring } from "./wiring.js";

/** @type {[string, string][]} */
const RESULTS = [
  ["c", "glance"],
  ["h", "glance"],
];

class Layer {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("tools-last");
    this.requests = requests;
    this.walk = new LayerWalk(
      () => this.#moved(),
      () => this.#look({ time: this.walk.time, step: this.walk.step }),
    );
    const act = this.#actions();
    this.bar = new LayerBar(host, act);
    this.goals = new Goals(this.bar.node, "layer");
    this.copier = new LinkCopier(host, this.bar.node);
    this.wiring = new Wiring(host, (layer, time) => this.#look({ layer, time }));
    this.body = element("div", "layer");
    // Drawn anew while the field one types in stays.
    this.content = element("div");
    this.body.append(this.content);
    this.cells = new Cells(this.body, (handle, text) => requests.send({ kind: "text", handle, text }));
    this.maps = new LayerMaps({
      choose: (unit, time) => this.#look(time === null ? { unit } : { unit, time }),
      show: (shown) => this.#look({ shown }),
    });
    host.append(this.body, this.cells.alert);
    this.numbers = new LayerNumbers(host, requests, {
      redraw: () => this.#draw(),
      home: () => this.predicting.switch,
    });
    this.predicting = new PredictButtons(this.numbers.prediction);
    this.bar.tools.node.prepend(...this.predicting.node.children);
    this.foot = new Foot(host, { back: said("layer.previous"), on: said("layer.next"), move: act.move });
    this.keyboard = new Keyboard(act, host);
    this.titles = "";
  }

  receive(data) {
    this.data = data;
    this.numbers.receive(data);
    this.walk.last = data.steps.length;
    if (this.requests.settled) {
      this.walk.place(data.time, data.step);
      this.unit = data.unit;
    }
    paintRoles(this.host, data.palette);
    this.#steps();
    this.cells.settle(data);
    if (this.#isHere()) this.#draw();
    else this.#bar();
    this.goals.watch(data.words, (key) => data.values[key]);
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    const { time, count } = this.walk;
    return said("layer.time.where", { at: time + 1, count });
  }

  leave() {
    this.keyboard.leave();
    this.numbers.leave();
    this.maps.leave();
    this.wiring.leave();
    this.walk.pause();
  }

  // --- what is asked for ------------------------------------------------------------

  #actions() {
    return {
      move: (by) => this.walk.move(by),
      edge: (end) => this.walk.edge(end),
      go: (step) => this.walk.go(step),
      goTo: (time) => this.walk.goTo(time),
      play: () => this.walk.toggle(),
      speed: (factor) => this.walk.setSpeed(factor),
      layer: (layer) => this.#look({ layer }),
      ...this.requests.travel,
      link: () => this.copier.copy(),
    };
  }

  #look(where) {
    this.requests.sendLatest({ kind: "view", time: this.walk.time, step: this.walk.step, ...where });
  }

  // The numbers of another step, or maps of another part, come with the answer.
  #isHere() {
    const { time, maps, step } = this.data;
    return time.at === this.walk.time && (!maps || step === this.walk.step);
  }

  #moved() {
    if (this.#isHere()) this.#draw();
    else this.#bar();
  }

  #steps() {
    const titles = [this.data.whole, ...this.data.steps].map(({ title }) => title);
    if (titles.join() !== this.titles) this.bar.name(titles);
    this.titles = titles.join();
  }

  #bar() {
    this.bar.show(this.walk, this.data);
    this.predicting.show();
    const [units, inputs] = this.data.most;
    const isLarge = this.data.maps !== null;
    this.predicting.switch.disabled = isLarge;
    this.predicting.switch.title = isLarge
      ? said("layer.no_predicting", { units, inputs })
      : said("common.predict.told");
    const { time, count, step, last } = this.walk;
    const at = { at: time + 1, count, step, last };
    this.foot.place(step === 0 ? said("layer.time.where", at) : said("layer.short", at), this.walk);
    this.#results();
    this.host.dataset.step = this.walk.step;
    this.host.dataset.time = this.walk.time + 1;
  }

  // At the foot of a phone's screen: what the chosen unit remembers and passes on.
  #results() {
    const { values, words } = this.data;
    const unit = this.data.unit + 1;
    const named = resultsOf(words.symbols, RESULTS).map((result) => ({
      ...result,
      name: said("layer.of_unit", { sign: words.symbols[result.key].base, unit }),
    }));
    this.foot.show(named);
    for (const { node, key } of this.foot.slots)
      node.textContent = this.numbers.prediction.on ? said("common.predict.spoken") : precise(values[key]);
  }

  // --- what is drawn ------------------------------------------------------------------

  #draw() {
    const { data, walk } = this;
    const { step } = walk;
    this.told = step === 0 ? data.whole : data.steps[step - 1];
    this.#bar();
    this.wiring.show(data);
    this.rows = [];
    const { wiring, layer } = data;
    const at = { at: walk.time + 1, count: walk.count, step, last: walk.last };
    const place = [
      wiring.titles.length > 1 ? wiring.titles[layer] : "",
      step === 0 ? said("layer.whole", at) : said("layer.place", at),
    ];
    const heading = element("h2");
    heading.append(element("span", "place", place.filter(Boolean).join(" · ")), this.told.title);
    const lead = element("div", "layer-told");
    lead.append(heading, this.#paragraph(this.told.text));
    const picture = element("div", "layer-picture");
    this.content.replaceChildren(lead, picture, this.#paragraph(data.count, "layer-count"));
    if (data.written) {
      pictured(picture, { name: "layer", shape: "own", at: () => `step-${this.walk.time + 1}` });
      picture.append(...this.#numbered());
      this.#choose(this.unit ?? 0);
    } else {
      picture.append(this.maps.node);
      this.maps.show(data);
    }
    this.numbers.prediction.settled();
  }

  #numbered() {
    const { told, data } = this;
    const parts = told.blocks.map((letter) => matrix(this, letter));
    if (told.columns.length) parts.push(vectors(this, told));
    if (data.step > 0 || this.walk.step > 0) parts.push(element("p", "quiet", said("layer.click")));
    return parts;
  }

  #paragraph(segments, className = "layer-text") {
    const node = element("p", className);
    fill(node, segments, this.data.words, []);
    return node;
  }

  // --- the row one points at ----------------------------------------------------------

  asker(key, unit, name, value) {
    if (this.numbers.hides(key, unit)) return this.numbers.place(key, unit, "");
    const node = element("button", "asker", precise(value));
    node.type = "button";
    node.setAttribute("aria-label", said("layer.result", { name, unit: unit + 1, value: precise(value) }));
    node.addEventListener("focus", () => this.#choose(unit));
    node.addEventListener("click", () => this.#settle(unit));
    return node;
  }

  listens(row, unit) {
    row.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") this.#choose(unit);
    });
    row.addEventListener("click", () => this.#settle(unit));
    this.rows.push({ row, unit });
  }

  written(letter) {
    const node = element("p", "written math");
    node.dataset.letter = letter;
    node.setAttribute("role", "status");
    return node;
  }

  // A row that is clicked stays chosen: it is the unit that opens.
  #settle(unit) {
    this.#choose(unit);
    if (unit !== this.data.unit) this.#look({ unit });
  }

  #choose(unit) {
    this.unit = unit;
    for (const { row, unit: own } of this.rows) row.classList.toggle("chosen", own === unit);
    for (const node of this.body.querySelectorAll(".written"))
      node.replaceChildren(
        ...(node.dataset.letter ? dotProduct(this, node.dataset.letter, unit) : unitLines(this, unit)),
      );
    this.numbers.write();
  }
}

export default mounting("layer", Layer, {
  sheets: [
    "controls/controls.css",
    "tables/tables.css",
    "lesson/goals.css",
    "pages/layer/layer.css",
    "predict/predict.css",
    "foot/foot.css",
  ],
});
