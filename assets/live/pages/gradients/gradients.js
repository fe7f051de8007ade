// The recurrent unit and the LSTM side by side, and how far the derivatives of both reach back, all moving
// together.
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { announce } from "../../core/announce.js";
import { unpack } from "../../core/columns.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { fetchRecorded } from "../../core/sweeps.js";
import { Typing } from "../../core/typing.js";
import { Goals } from "../../lesson/goals.js";
import { element, fill } from "../../text/segments.js";
import { said, saidSegments } from "../../text/texts.js";
import { FlowBar } from "./bar.js";
import { FlowCurves } from "./curves.js";
import { Pair } from "./pair.js";
import { FlowReadings } from "./readings.js";
import { typesetIn } from "./typeset.js";

const SWEEPS = "gradient-sweep";

class Gradients {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.typing = new Typing(this.requests);
    const act = this.#actions();
    this.why = element("p", "intro");
    this.point = element("p", "point");
    const over = element("div", "flow");
    host.append(element("h2", "", said("gradients.sections.flow")), this.why, this.point, over);
    this.curves = new FlowCurves(over, (lag, resting) => this.#look(lag, resting));
    this.readings = new FlowReadings(over);
    this.bar = new FlowBar(host, act);
    this.goals = new Goals(this.bar.node, "gradients");
    this.copier = new LinkCopier(host, this.bar.node);
    this.notes = element("div", "notes");
    host.append(this.notes);
    this.pair = new Pair(host, this);
    this.keyboard = new Keyboard(act, host);
    this.lag = 0;
  }

  receive(data) {
    this.data = data;
    this.columns = unpack(data.columns, data.names);
    this.recorded = unpack(data.curves_over_lags, data.line_names);
    if (this.requests.settled) this.lag = data.lag;
    paintRoles(this.host, data.palette);
    this.#explain(data);
    this.readings.name(data);
    if (this.typist) this.typing.settle(this.typist, data);
    this.pair.receive(data, this.columns, this.lag);
    this.write();
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    const results = said("common.announced.results", { outcomes: this.readings.aloud() });
    return said("common.announced.step", { place: this.bar.where.textContent, results });
  }

  leave() {
    this.pair.leave();
    this.curves.leave();
    this.keyboard.leave();
  }

  // --- what the two units ask for -------------------------------------------------

  sweep(handle) {
    return fetchRecorded(SWEEPS, this.#question(handle, this.data.spans[handle], this.#steps()));
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: sweep.handle, span: sweep.span, row });
  }

  typed(diagram, handle, text, left) {
    this.typist = diagram;
    this.typing.typed(diagram, handle, text, left);
  }

  // Curves, readings and bar follow the rows that the pictures show.
  write() {
    const { data } = this;
    const of = (key) => this.pair.values.get(key);
    const steps = this.#steps();
    const lag = Math.min(this.lag, steps - 1);
    this.curves.show(data, (key) => this.#line(key), lag);
    this.readings.show(data, of, lag);
    this.bar.show(data, steps, lag);
    this.goals.watch(data.words, (key) => (key === "lag" ? lag : of(key)));
    this.#point(of);
    this.host.dataset.lag = lag;
  }

  // --- inside ---------------------------------------------------------------------

  #explain({ words }) {
    if (this.why.hasChildNodes()) return;
    fill(this.why, saidSegments("gradients.flow.why"), words, []);
    typesetIn(this.why);
    for (const name of ["sum", "states", "words"]) {
      const note = element("p");
      fill(note, saidSegments(`gradients.flow.${name}`), words, []);
      typesetIn(note);
      this.notes.append(note);
    }
  }

  // An example's sentence is true of its own numbers only.
  #point(of) {
    const { start, changed, point } = this.data;
    const text = Object.entries(start).every(([handle, value]) => of(handle) === value) ? point : changed;
    if (this.point.textContent !== text) this.point.textContent = text;
  }

  #actions() {
    const send = (kind) => () => this.requests.send({ kind });
    return {
      move: (by) => this.#look(this.lag - by, true),
      edge: (end) => this.#look(end < 0 ? this.data.steps - 1 : 0, true),
      steps: (count, resting) => this.#stretch(count, resting),
      undo: send("undo"),
      redo: send("redo"),
      reset: send("reset"),
      link: () => this.copier.copy(),
    };
  }

  #steps() {
    return this.pair.values.get("steps") ?? this.data.steps;
  }

  #look(lag, resting) {
    this.lag = Math.max(0, Math.min(this.data.steps - 1, lag));
    this.pair.look(this.columns, this.lag);
    if (!resting) return;
    this.requests.sendLatest({ kind: "look", lag: this.lag });
    requestAnimationFrame(() => announce(this.outcome()));
  }

  #line(key) {
    return this.pair.values.line(key) ?? this.recorded.get(key);
  }

  #question(handle, span, steps) {
    const { question, weight_names: names } = this.data;
    const number = (name) => (name === handle ? 0 : this.pair.values.get(name));
    const rest = question.rest.split(",");
    return {
      handle,
      span,
      steps,
      series: question.series,
      seed: question.seed,
      lag: Math.min(this.lag, steps - 1),
      size: number("input_size"),
      rnn: ["w_h", "w_x", "b"].map(number).join(","),
      lstm: rest.map((text, index) => text || number(names[index])).join(","),
    };
  }

  // Another number of steps is another run: one request at a time while the slider moves, the latest wish
  // first.
  async #stretch(count, resting) {
    this.wish = { count, resting };
    if (this.stretching) return;
    this.stretching = true;
    while (this.wish) {
      const { count: now, resting: over } = this.wish;
      this.wish = null;
      try {
        this.#stretched(await fetchRecorded(SWEEPS, this.#question("steps", 10, now)), over);
      } catch {
        this.pair.say(said("gradients.flow.unanswered"));
      }
    }
    this.stretching = false;
  }

  #stretched(sweep, over) {
    const { values } = this.pair;
    if (this.stretch) values.removeOverlay(this.stretch);
    this.stretch = values.addOverlay(sweep, 0);
    if (over)
      this.stretch.request = this.requests.send({ kind: "steps", steps: sweep.columns.get("steps")[0] });
    this.pair.paint();
  }
}

export default mounting("gradients", Gradients, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "diagram/diagram.css",
    "lesson/goals.css",
    "pages/gradients/gradients.css",
  ],
});
