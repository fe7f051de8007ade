// A series, the day one looks at and its unit: lines over the days and the picture move together.
import { Chart } from "../../charts/chart.js";
import { Strip } from "../../charts/strip.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { Onward } from "../../controls/onward.js";
import { announce } from "../../core/announce.js";
import { mounting } from "../../core/mount.js";
import { fetchSequenceSweep } from "../../core/sweeps.js";
import { Typing } from "../../core/typing.js";
import { Values } from "../../core/values.js";
import { Diagram } from "../../diagram/diagram.js";
import { Panel } from "../../diagram/panel.js";
import { Foot, resultsOf } from "../../foot/foot.js";
import { Goals } from "../../lesson/goals.js";
import { Days } from "../../playback/days.js";
import { PredictButtons } from "../../predict/buttons.js";
import { Cover } from "../../predict/cover.js";
import { Prediction } from "../../predict/prediction.js";
import { fixed } from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { DayBar } from "./bar.js";
import { nameGroups } from "./groups.js";
import { DayResults } from "./results.js";

class Sequence {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.typing = new Typing(this.requests);
    this.days = new Days(
      () => this.#moved(),
      (day) => this.#ask(day),
    );
    this.story = element("p", "story");
    const pictures = element("div", "pictures");
    this.chart = new Chart(pictures, { onPick: (index) => this.days.go(index), picture: "days" });
    this.strip = new Strip(pictures, (day) => this.days.go(day));
    host.append(this.story, pictures);
    this.bar = new DayBar(host, this.#actions());
    this.goals = new Goals(this.bar.node, "sequence");
    this.copier = new LinkCopier(host, this.bar.node);
    // A sweep's numbers belong to the day it was asked for; the picture may show another one by now.
    const values = new Values((sweep, payload) => sweep.day === payload.day);
    this.diagram = new Diagram(host, this, { values });
    this.prediction = new Prediction(host, requests, new DayResults(this));
    this.predicting = new PredictButtons(this.prediction);
    this.bar.tools.node.prepend(...this.predicting.node.children);
    this.cover = new Cover([pictures], "pictures", this.prediction);
    this.diagram.veil = this.prediction;
    this.panel = new Panel(
      host,
      (key) => this.diagram.values.get(key),
      (key) => this.prediction.covers(key),
    );
    this.onward = new Onward(host);
    this.foot = new Foot(host, {
      back: said("sequence.previous"),
      on: said("sequence.next"),
      move: (by) => this.days.move(by),
    });
    this.keyboard = new Keyboard(this.#actions(), host);
  }

  receive(data) {
    this.data = data;
    if (this.requests.settled && !this.days.playing) this.days.place(data.day, data.question.days.length);
    this.days.count = data.question.days.length;
    this.typing.settle(this.diagram, data);
    this.prediction.receive(data);
    this.diagram.receive(data);
    // The address of the unit's page holds the memories of the day before.
    this.onward.show(data.predict ? null : data.onward);
    this.#tell();
    this.#speak();
    this.host.dataset.answered = data.answered;
    this.host.dataset.day = data.day + 1;
  }

  outcome() {
    const { day, count } = this.days;
    const place = said("sequence.where", { day: day + 1, count });
    return said("common.announced.step", { place, results: this.diagram.told() });
  }

  leave() {
    this.diagram.leave();
    this.prediction.leave();
    this.chart.leave();
    this.strip.leave();
    this.keyboard.leave();
    this.days.pause();
  }

  // --- what the diagram asks for ----------------------------------------------

  sweep(handle) {
    const { payload } = this.diagram.values;
    return fetchSequenceSweep({ handle, span: payload.spans[handle], day: payload.day, ...this.#question() });
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({
      kind: "row",
      handle: sweep.handle,
      span: sweep.span,
      row,
      day: sweep.day,
    });
  }

  typed(handle, text, left) {
    this.typing.typed(this.diagram, handle, text, left);
  }

  drawn() {
    const { payload } = this.diagram.values;
    const [division] = payload.words.divisions;
    this.diagram.light(division, 0);
    this.diagram.at = `day-${payload.day + 1}`;
    this.panel.show(payload, division, 0);
    nameGroups(this.panel.node, payload.words.symbols);
    this.#bar();
  }

  slots() {
    return [...this.panel.slots, ...this.foot.slots];
  }

  // Called whenever numbers were written: the lines follow the same rows.
  painted() {
    const { chart, strip, words } = this.data;
    this.predicting.show();
    this.goals.watch(words, (key) => this.#reading(key));
    if (this.days.playing && this.diagram.handles.busy) this.#stay();
    if (this.cover.draw()) return;
    const day = this.days.day + 1;
    this.chart.show({
      ...chart,
      title: said("sequence.title", { day }),
      mark: day,
      points: chart.points.map((point) => this.#outcome(point)),
      notes: this.diagram.values.overlays.length ? [] : chart.notes,
      lines: chart.lines.map((line) => this.#drawn(line)),
    });
    this.strip.show({
      ...strip,
      mark: day,
      rows: strip.rows.map((row) => ({
        ...row,
        lines: words.pills[row.key] ?? [row.label],
        values: this.#line(row.key, row.values),
        beside: row.beside && this.#line(`beside.${row.key}`, row.beside),
      })),
    });
  }

  // --- inside ---------------------------------------------------------------

  #actions() {
    return {
      move: (by) => this.days.move(by),
      edge: (end) => this.days.edge(end),
      play: () => this.days.toggle(),
      speed: (factor) => this.days.setSpeed(factor),
      ...this.requests.travel,
      link: () => this.copier.copy(),
    };
  }

  // Days passed over while an answer is under way need not be asked for.
  #ask(day) {
    this.requests.sendLatest({ kind: "view", day });
  }

  #moved() {
    this.#bar();
    this.painted();
  }

  // A day is read out once its numbers are there; while playing, the next one would cut them off.
  #speak() {
    const { day, count, playing } = this.days;
    if (day !== this.data.day || day === this.saidDay) return;
    if (this.saidDay !== undefined)
      announce(playing ? said("sequence.where", { day: day + 1, count }) : this.outcome());
    this.saidDay = day;
  }

  // Who takes hold of a number stays on its day.
  #stay() {
    this.days.pause();
    this.#bar();
  }

  #bar() {
    const { symbols } = this.data.words;
    this.bar.show(this.data.can, this.days);
    this.foot.place(said("sequence.where", { day: this.days.day + 1, count: this.days.count }), this.days);
    this.foot.show(
      resultsOf(symbols, [
        ["c", "glance"],
        ["h", "glance"],
      ]),
    );
  }

  #question() {
    const { values } = this.diagram;
    const { question, day, settings } = values.payload;
    const days = [...question.days];
    days[day] = values.get("x");
    const weights = Object.fromEntries(
      settings
        .filter((name) => !["x", "h_prev", "c_prev"].includes(name))
        .map((name) => [name, values.get(name)]),
    );
    const start = day === 0 ? { h0: values.get("h_prev"), c0: values.get("c_prev") } : {};
    return { ...question, ...start, days, weights };
  }

  // A story that is open at a term stays as it is.
  #tell() {
    const { story, words } = this.data;
    const told = JSON.stringify([story, words.vocabulary]);
    if (told === this.told) return;
    this.told = told;
    this.story.replaceChildren();
    fill(this.story, story, words, []);
  }

  // What the last day says, beside what it should say.
  #outcome({ line, name, next, target, ...point }) {
    const recorded = this.data.chart.lines.find(({ key }) => key === line).values;
    const value = this.#line(line, recorded)[point.x - 1];
    return { ...point, label: said("sequence.outcome", { name, next, target, said: fixed(value, 3) }) };
  }

  // A long series' lines are recorded at fewer rows than the day's own numbers, which the reading takes.
  #drawn(line) {
    const reading = this.days.day === this.data.day ? this.diagram.values.get(line.key) : undefined;
    return { ...line, values: this.#line(line.key, line.values), reading };
  }

  // What goals speak of: the day's own numbers, the last output, and the least that any day keeps.
  #reading(key) {
    const { chart, strip } = this.data;
    const over = (rows, name) => this.#line(name, rows.find((row) => row.key === name).values);
    if (key === "last") return over(chart.lines, "h").at(-1);
    if (key === "least") return Math.min(...over(strip.rows, "f"));
    return this.diagram.values.get(key);
  }

  #line(key, recorded) {
    return this.diagram.values.line(key) ?? recorded;
  }
}

export default mounting("sequence", Sequence, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "diagram/diagram.css",
    "predict/predict.css",
    "foot/foot.css",
    "lesson/goals.css",
    "pages/sequence/sequence.css",
  ],
});
