// Sigmoid and tanh side by side: one input, its point, tangent and numbers on both, read from recorded rows.
import { choices, Tools } from "../../controls/buttons.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { HandleSurface } from "../../controls/surface.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { fetchColumns } from "../../core/sweeps.js";
import { Typing } from "../../core/typing.js";
import { Foot } from "../../foot/foot.js";
import { Goals } from "../../lesson/goals.js";
import { PredictButtons } from "../../predict/buttons.js";
import { Prediction } from "../../predict/prediction.js";
import {
  bracketed,
  clearOfEnds,
  fixed,
  percent,
  portion,
  precise,
  scientific,
  setting,
} from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { CurvePlot } from "./plot.js";
import { CurveResults } from "./results.js";

const curvesUpTo = (span) => fetchColumns("activations", { span }, "z", span);

function float(value) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return Math.abs(value) >= 1e5 ? scientific(value, 3) : fine(value);
}

const fine = (value) => (Math.abs(value) >= 0.001 || value === 0 ? fixed(value, 6) : precise(value));

const isOne = (text) => /^−?1\.0+$/.test(text);

// Six decimals, or as many as it takes not to look like the end of the curve.
const clear = (value) => (isOne(fine(value)) ? clearOfEnds(value) : fine(value));

// Inside a formula a number that nine decimals do not tell from 1 would make the formula look wrong.
function near(value) {
  const text = clear(value);
  return isOne(text) ? said("activations.almost", { limit: text.split(".")[0] }) : text;
}

const STYLES = {
  setting,
  outcome: clearOfEnds,
  clear,
  near,
  float,
  fine,
  full: float,
  percent: portion,
  plain: setting,
  factor: (value) => bracketed(setting(value)),
  tiny: (value) => (value === 0 ? "0" : scientific(value, 1)),
};

class Activations {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("tools-last");
    this.requests = requests;
    this.typing = new Typing(this.requests);
    const act = this.#actions();
    this.bar = element("div", "bar");
    this.which = element("div", "segmented");
    this.far = element("div", "segmented");
    this.input = element("div", "group");
    this.tools = new Tools(act, said("activations.reset"));
    this.bar.append(this.which, this.far, this.input, this.tools.node);
    this.cards = element("div", "curve-cards");
    host.append(this.bar, this.cards);
    this.goals = new Goals(this.bar, "activations");
    this.copier = new LinkCopier(host, this.bar);
    this.surface = new HandleSurface(host, this);
    this.prediction = new Prediction(host, requests, new CurveResults(this));
    this.predicting = new PredictButtons(this.prediction);
    this.tools.node.prepend(...this.predicting.node.children);
    this.surface.veil = this.prediction;
    host.append(this.surface.alert);
    this.foot = new Foot(host);
    this.keyboard = new Keyboard(act);
    this.plots = [];
    this.drawn = "";
  }

  receive(data, _component, sweep) {
    this.data = data;
    this.sweepOfAll = sweep;
    this.surface.values.accept(data);
    paintRoles(this.host, data.palette);
    this.typing.settle(this.surface, data);
    this.prediction.receive(data);
    const drawn = JSON.stringify([data.vocabulary, data.curve]);
    if (drawn !== this.drawn) this.#build();
    this.drawn = drawn;
    this.#segments();
    this.tools.show(data.can);
    for (const plot of this.plots) plot.show(data, sweep);
    this.surface.write();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.keyboard.leave();
    this.prediction.leave();
    for (const plot of this.plots) plot.leave();
  }

  outcome() {
    return said("common.announced.results", { outcomes: this.spoken().text });
  }

  // --- what the surface asks for ----------------------------------------------------

  sweep() {
    return curvesUpTo(this.data.span);
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: "z", span: sweep.span, row });
  }

  typed(handle, text, left) {
    this.typing.typed(this.surface, handle, text, left);
  }

  name() {
    return said("activations.slider");
  }

  text(key, style) {
    return STYLES[style](Number(this.surface.values.get(key)));
  }

  spoken() {
    const read = (key) => this.surface.aloud(key, "outcome");
    return {
      now: this.surface.values.get("z"),
      low: -this.data.span,
      high: this.data.span,
      text: said("activations.spoken", {
        z: this.text("z", "setting"),
        sigmoid: read("sigmoid"),
        tanh: read("tanh"),
      }),
    };
  }

  painted() {
    this.predicting.show();
    for (const plot of this.plots) plot.point(this.surface.values);
    for (const { node, key } of this.states) {
      const isFlat = Number(this.surface.values.get(key)) < this.data.flat;
      node.classList.toggle("bad", isFlat && !this.prediction.covers(key));
    }
    this.goals.watch(this.data.words, (key) => Number(this.surface.values.get(key)));
  }

  // --- inside -----------------------------------------------------------------------

  #actions() {
    return {
      ...this.requests.travel,
      link: () => this.copier.copy(),
    };
  }

  #segments() {
    const { curves, curve, reaches, reach } = this.data;
    choices(
      this.which,
      said("activations.which"),
      curves.map(({ key, title }) => [key, title]),
      curve,
      (key) => this.requests.send({ kind: "view", curve: key }),
    );
    choices(
      this.far,
      said("activations.reach"),
      reaches.map((to) => [to, `±${to.toLocaleString("en")}`]),
      reach,
      (to) => this.requests.send({ kind: "view", reach: to }),
    );
  }

  #build() {
    for (const plot of this.plots) plot.leave();
    this.surface.clear();
    this.input.replaceChildren(
      element("span", "lead", said("activations.input")),
      this.surface.chip("z", "input"),
    );
    const shown = this.data.cards.filter(({ key }) => this.data.curve === "both" || this.data.curve === key);
    this.cards.classList.toggle("single", shown.length === 1);
    this.states = [];
    this.plots = [];
    this.cards.replaceChildren(...shown.map((card) => this.#card(card)));
    this.foot.show(shown.map(({ key, title }) => ({ key, style: "outcome", name: title, role: "plain" })));
    this.surface.slots.push(...this.foot.slots);
  }

  #card(card) {
    const node = element("section", "curve-card");
    node.dataset.curve = card.key;
    const heading = element("h2", "", card.title);
    const reading = element("p", "reading-now");
    reading.append(
      `${card.function}(`,
      this.surface.slot("z", "plain"),
      ") = ",
      this.surface.slot(card.key, "outcome", "big"),
    );
    const head = element("header");
    head.append(heading, reading);
    const why = element("p", "why");
    fill(why, card.why, this.data.words, []);
    node.append(head, why);
    this.plots.push(new CurvePlot(node, card, this.surface, this));
    node.append(this.#marked(card.key));
    for (const line of card.lines) node.append(this.#line(line, card));
    return node;
  }

  // What the coloured points on the curve are.
  #marked(curve) {
    const { marks, words } = this.data;
    const node = element("p", "marked");
    node.append(said("activations.marks", { title: marks.title }));
    for (const { key } of marks[curve]) {
      const { role, gate } = words.symbols[key];
      node.append(" ", element("span", `named role-${role}`, `● ${gate}`));
    }
    return node;
  }

  #line({ name: line, label, segments, state }, card) {
    const node = element("div", "calc");
    const formula = element("p", "math");
    this.surface.fill(formula, segments);
    const name = element("p", "calc-label", label);
    if (state) {
      const part = percent(this.data.flat);
      name.append(element("span", "complaint", said("activations.saturated", { part })));
      this.states.push({ node, key: state });
    }
    node.dataset.line = `${card.key}.${line}`;
    node.append(name, formula);
    return node;
  }
}

export default mounting("activations", Activations, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "pages/activations/activations.css",
    "predict/predict.css",
    "lesson/goals.css",
    "foot/foot.css",
  ],
  record: ({ span }) => curvesUpTo(span),
});
