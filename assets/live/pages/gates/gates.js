// What one gate does: its map, its weights, the way from the sum to the share, and what becomes of the
// memories.

import { choices, Tools } from "../../controls/buttons.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { HandleSurface } from "../../controls/surface.js";
import { announce } from "../../core/announce.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { fetchColumns, fetchSweep } from "../../core/sweeps.js";
import { Typing } from "../../core/typing.js";
import { Foot, resultsOf } from "../../foot/foot.js";
import { Goals } from "../../lesson/goals.js";
import { PredictButtons } from "../../predict/buttons.js";
import { Cover } from "../../predict/cover.js";
import { Prediction } from "../../predict/prediction.js";
import { unitResults } from "../../predict/unit_results.js";
import { isPresenting } from "../../shell/view.js";
import { fitting, mentioned } from "../../text/cases.js";
import { clearOfEnds, decimalsIn, fixed, percent, portion, precise, setting } from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { textOf } from "../../text/text.js";
import { said } from "../../text/texts.js";
import { MemoryBars } from "./bars.js";
import { Claim } from "./claim.js";
import { GateFormula } from "./formula.js";
import { GateMap } from "./map.js";

const POINT = "point";
/** @type {any[]} */
const NOTHING = [];

// Three decimals, or two digits of what is smaller.
const memory = (value) => (Math.abs(value) >= 0.001 || value === 0 ? fixed(value, 3) : precise(value));

const PAIR = ["claim.agree", "claim.differ"];

class Gates {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("tools-last");
    this.requests = requests;
    this.typing = new Typing(this.requests);
    const act = this.#actions();
    this.bar = element("div", "bar");
    this.which = element("div", "segmented gates");
    this.tools = new Tools(act, said("gates.reset"));
    this.bar.append(this.which, this.tools.node);
    this.body = element("div", "gate-body");
    host.append(this.bar, this.body);
    this.goals = new Goals(this.bar, "gates");
    this.copier = new LinkCopier(host, this.bar);
    this.surface = new HandleSurface(host, this);
    this.prediction = new Prediction(
      host,
      requests,
      unitResults({
        symbols: () => this.data.words.symbols,
        values: this.surface.values,
        redraw: () => this.surface.write(),
        home: () => this.predicting.switch,
      }),
    );
    this.predicting = new PredictButtons(this.prediction);
    this.tools.node.prepend(...this.predicting.node.children);
    this.surface.veil = this.prediction;
    host.append(this.surface.alert);
    this.foot = new Foot(host);
    // On a projector the gates are stepped through.
    this.keyboard = new Keyboard({ ...act, move: (by) => this.#turn(by), walks: isPresenting }, host);
    this.drawn = "";
  }

  receive(data) {
    this.data = data;
    this.surface.values.accept(data);
    paintRoles(this.host, data.palette);
    this.typing.settle(this.surface, data);
    this.prediction.receive(data);
    const drawn = JSON.stringify([data.vocabulary, data.gate, data.pointed]);
    if (drawn !== this.drawn) this.#build();
    this.drawn = drawn;
    choices(
      this.which,
      said("gates.which"),
      data.gates.map(({ key, title }) => [key, title]),
      data.gate,
      (gate) => this.requests.send({ kind: "view", gate }),
    );
    this.tools.show(data.can);
    this.map.show(data);
    this.surface.write();
    this.#speak();
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    return said("common.announced.results", { outcomes: this.#result() });
  }

  leave() {
    this.keyboard.leave();
    this.prediction.leave();
    this.map?.leave();
  }

  #turn(by) {
    const gates = this.data.gates.map(({ key }) => key);
    const gate = gates[gates.indexOf(this.data.gate) + by];
    if (gate) this.requests.send({ kind: "view", gate });
  }

  // --- what the surface asks for ----------------------------------------------------

  sweep(handle) {
    const { values } = this.surface;
    const { settings, spans, gate, reach, weights } = this.data;
    const numbers = values.settings();
    const span = spans[handle] ?? 10;
    const listed = settings.map((name) => (name === handle ? "" : String(numbers[name]))).join(",");
    const ofMap = () =>
      fetchColumns(
        "gate-map",
        { gate, handle, span, reach, numbers: listed },
        handle,
        handle === POINT ? reach : span,
      );
    if (handle === POINT) return ofMap();
    const ofUnit = fetchSweep({ handle, span, numbers, order: settings, decimals: null });
    if (!weights.includes(handle)) return ofUnit;
    return Promise.all([ofUnit, ofMap()]).then(([unit, map]) => ({
      ...unit,
      columns: new Map([...unit.columns, ...map.columns]),
    }));
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    const where =
      sweep.handle === POINT
        ? { kind: POINT, reach: sweep.span }
        : { kind: "row", handle: sweep.handle, span: sweep.span };
    overlay.request = this.requests.send({ ...where, row });
  }

  typed(handle, text, left) {
    this.typing.typed(this.surface, handle, text, left);
  }

  name(handle) {
    const { symbols } = this.data.words;
    if (handle !== POINT) return symbols[handle].name;
    return said("gates.point", { given: symbols.x.name, memory: symbols.h_prev.name });
  }

  text(key, style) {
    const { values } = this.surface;
    if (style === "share") return clearOfEnds(values.get(key));
    if (style === "memory") return memory(values.get(key));
    if (style === "percent") return portion(values.get(key));
    if (style === "hundredths") return percent(values.get(key), 4);
    if (style === "pair")
      return fixed(values.get(key), Math.max(...PAIR.map((one) => decimalsIn(clearOfEnds(values.get(one))))));
    if (!key.includes(".")) return textOf(values, key, style);
    return setting(values.get(key));
  }

  spoken(handle) {
    const { values } = this.surface;
    const { spans, reach, words } = this.data;
    const result = this.#result();
    if (handle === POINT) {
      const place = ["x", "h_prev"]
        .map((key) => `${words.symbols[key].name} ${this.text(key, "setting")}`)
        .join(", ");
      return { now: values.get("x"), low: -reach, high: reach, text: `${place}; ${result}` };
    }
    return {
      now: values.get(handle),
      low: -spans[handle],
      high: spans[handle],
      text: `${this.text(handle, "setting")}; ${result}`,
    };
  }

  painted() {
    const { values } = this.surface;
    const covers = (key) => this.prediction.covers(key);
    this.predicting.show();
    this.cover.draw();
    this.map.paint(values);
    this.formula.paint(values, covers);
    this.bars.paint(values, covers);
    this.#because(values, covers);
    if (this.claim) this.claim.node.hidden = this.prediction.on;
    const alike = this.text(PAIR[0], "pair") === this.text(PAIR[1], "pair");
    this.claim?.paint(values.get("claim.holds") === 1, alike);
    this.goals.watch(this.data.words, (key) =>
      key === "shows_forget" ? Number(this.data.gate === "forget") : values.get(key),
    );
  }

  // --- inside -----------------------------------------------------------------------

  #actions() {
    return {
      ...this.requests.travel,
      link: () => this.copier.copy(),
    };
  }

  #result() {
    const { letter, words } = this.data;
    return `${words.symbols[letter].name} ${this.surface.aloud(letter, "share")}`;
  }

  // Another gate is read out as a step is elsewhere: its name and what it does now.
  #speak() {
    const { gate } = this.data;
    if (this.saidGate !== undefined && gate !== this.saidGate)
      announce(`${this.told.textContent} ${this.outcome()}`);
    this.saidGate = gate;
  }

  #build() {
    const { data, surface } = this;
    this.map?.leave();
    surface.clear();
    const left = element("div", "gate-map");
    const right = element("div", "gate-told");
    this.map = new GateMap(left, data, surface, this);
    this.cover = new Cover(this.map.results, "map", this.prediction);
    const heading = element("h2", `role-${data.role}`, data.words.symbols[data.letter].name);
    this.told = element("p", "gate-sentence");
    fill(this.told, data.told, data.words, surface.slots);
    this.why = element("p", "gate-because");
    this.reason = null;
    right.append(heading, this.told, this.why);
    this.formula = new GateFormula(right, data, surface);
    this.bars = new MemoryBars(right, data, surface);
    this.claim = data.pointed ? new Claim(right, data, surface) : null;
    this.body.replaceChildren(left, right);
    this.#foot();
  }

  // How far the gate opens, and what comes of it.
  #foot() {
    const { bars, gate, letter, words } = this.data;
    const { segments } = bars.find(({ gates }) => gates.includes(gate));
    const outcome = segments.at(-1);
    this.foot.show(
      resultsOf(words.symbols, [
        [letter, "share"],
        [outcome.value, outcome.as],
      ]),
    );
    this.surface.slots.push(...this.foot.slots);
  }

  // The sentence that fits the numbers on screen; its places are written with all others.
  #because(values, covers) {
    const { because } = this.data;
    const reason = mentioned(because).some(covers) ? NOTHING : fitting(because, (key) => values.get(key));
    if (reason === this.reason) return;
    this.reason = reason;
    const { slots } = this.surface;
    this.surface.slots = slots.filter(({ node }) => !this.why.contains(node));
    this.why.replaceChildren();
    fill(this.why, reason, this.data.words, this.surface.slots);
    this.surface.write();
  }
}

export default mounting("gates", Gates, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "lesson/goals.css",
    "pages/gates/gates.css",
    "predict/predict.css",
    "foot/foot.css",
  ],
});
