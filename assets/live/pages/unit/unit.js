// The page of one unit: the picture, its bar and its panel, kept in step with the server's last payload.
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { announce } from "../../core/announce.js";
import { mounting } from "../../core/mount.js";
import { fetchSweep } from "../../core/sweeps.js";
import { Typing } from "../../core/typing.js";
import { Diagram } from "../../diagram/diagram.js";
import { Panel } from "../../diagram/panel.js";
import { Foot, resultsOf } from "../../foot/foot.js";
import { Goals } from "../../lesson/goals.js";
import { Walk } from "../../playback/walk.js";
import { PredictButtons } from "../../predict/buttons.js";
import { Prediction } from "../../predict/prediction.js";
import { unitResults } from "../../predict/unit_results.js";
import { said } from "../../text/texts.js";
import { StepBar } from "./bar.js";

class Unit {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.typing = new Typing(this.requests);
    this.walk = new Walk(
      () => this.#walked(),
      (view) => this.requests.send({ kind: "view", ...view }),
    );
    this.diagram = new Diagram(host, this);
    this.bar = new StepBar(host, this.#actions());
    this.goals = new Goals(this.bar.node, "unit");
    this.copier = new LinkCopier(host, this.bar.node);
    this.prediction = new Prediction(
      host,
      requests,
      unitResults({
        symbols: () => this.diagram.payload.words.symbols,
        values: this.diagram.values,
        redraw: () => this.diagram.layout(),
        home: () => this.predicting.switch,
      }),
    );
    this.predicting = new PredictButtons(this.prediction);
    this.bar.tools.node.prepend(...this.predicting.node.children);
    this.diagram.veil = this.prediction;
    this.panel = new Panel(
      host,
      (key) => this.diagram.values.get(key),
      (key) => this.prediction.covers(key),
    );
    this.foot = new Foot(host, {
      back: said("unit.bar.previous"),
      on: said("unit.bar.next"),
      move: (by) => this.walk.move(by),
    });
    this.keyboard = new Keyboard(this.#actions(), host);
  }

  receive(data) {
    if (this.requests.settled) this.walk.place(data.division, data.step);
    this.typing.settle(this.diagram, data);
    this.prediction.receive(data);
    this.diagram.receive(data);
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    return this.diagram.told();
  }

  leave() {
    this.diagram.leave();
    this.prediction.leave();
    this.keyboard.leave();
    this.walk.pause();
  }

  // --- what the diagram asks for ----------------------------------------------

  sweep(handle) {
    const { payload } = this.diagram.values;
    return fetchSweep({
      handle,
      span: payload.spans[handle],
      numbers: this.diagram.values.settings(),
      order: payload.settings,
      decimals: payload.decimals,
      variant: payload.variant,
    });
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: sweep.handle, span: sweep.span, row });
  }

  typed(handle, text, left) {
    this.typing.typed(this.diagram, handle, text, left);
  }

  drawn() {
    this.#lit();
  }

  slots() {
    return [...this.panel.slots, ...this.foot.slots];
  }

  painted() {
    this.predicting.show();
    const { values } = this.diagram;
    this.goals.watch(values.payload.words, (key) => values.get(key));
  }

  // --- inside ---------------------------------------------------------------

  #actions() {
    return {
      divide: (id) => this.walk.divide(id),
      go: (step) => this.walk.go(step),
      move: (by) => this.walk.move(by),
      edge: (end) => this.walk.edge(end),
      play: () => this.walk.toggle(),
      speed: (factor) => this.walk.setSpeed(factor),
      ...this.requests.travel,
      link: () => this.copier.copy(),
    };
  }

  #division() {
    const { divisions } = this.diagram.values.payload.words;
    return divisions.find(({ id }) => id === this.walk.division) ?? divisions[0];
  }

  #lit() {
    const { payload } = this.diagram.values;
    const division = this.#division();
    this.walk.last = division.steps.length;
    this.diagram.light(division, this.walk.step);
    this.panel.show(payload, division, this.walk.step);
    this.bar.show(payload, division, this.walk.step, this.walk.playing);
    this.foot.place(placeIn(division, this.walk.step), this.walk);
    this.foot.show(
      resultsOf(payload.words.symbols, [
        ["c", "glance"],
        ["h", "glance"],
      ]).filter(({ key }) => this.diagram.hasReached(key)),
    );
  }

  #walked() {
    this.#lit();
    this.diagram.write();
    const last = this.#division().steps[this.walk.step - 1]?.shows.at(-1);
    announce(this.panel.aloud(this.walk.playing, this.diagram.told(last ? [last] : undefined)));
  }
}

function placeIn({ noun, steps }, step) {
  return step === 0 ? said("unit.bar.whole") : said("unit.panel.place", { noun, step, steps: steps.length });
}

export default mounting("unit", Unit, {
  sheets: [
    "controls/controls.css",
    "diagram/diagram.css",
    "lesson/goals.css",
    "predict/predict.css",
    "foot/foot.css",
  ],
});
