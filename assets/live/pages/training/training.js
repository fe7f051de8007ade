// A training before one's eyes: its controls, its curves, and the unit as it was at each recorded epoch. The
// server records the run, once for everybody; playing, pausing, stopping and going through it happen here.
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { announce } from "../../core/announce.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Diagram } from "../../diagram/diagram.js";
import { Goals } from "../../lesson/goals.js";
import { RunPlayer } from "../../playback/player.js";
import { Recording } from "../../playback/recording.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { Controls } from "./controls.js";
import { Curves } from "./curves.js";
import { DayPicker } from "./day_picker.js";
import { Landscape } from "./landscape/landscape.js";
import { Loop } from "./loop.js";

const PATH = "training-run";
const CURVES_EVERY = 140;
const MOST_POINTS = 160;

// The run that was playing when its page was left, and since when.
const left = new Map();

class Training {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    const act = this.#actions();
    this.loop = new Loop(host);
    this.controls = new Controls(host, act);
    this.goals = new Goals(this.controls.bar, "training");
    this.copier = new LinkCopier(host, this.controls.bar);
    const [above, between, below] = ["above", "between", "below"].map((name) => element("div", name));
    host.append(above, between, below);
    this.curves = new Curves(above, below, (row, resting) => this.#moved(row, resting));
    this.landscape = new Landscape(between, act);
    this.picker = new DayPicker(host, (company, day) => this.requests.send({ kind: "look", company, day }));
    const place = element("div", "unit-place");
    host.append(place);
    this.diagram = new Diagram(place);
    this.keyboard = new Keyboard(act, host);
    this.player = new RunPlayer((epoch) => this.#played(epoch));
    this.phase = "ready";
    this.row = 0;
    this.end = null;
    this.looked = null;
  }

  receive(data) {
    const before = this.data;
    this.data = data;
    const away = before ? null : left.get(data.plan);
    this.player.setPace(data.seconds, data.epochs);
    const pressed = this.player.isFresh;
    if (before?.plan !== data.plan) this.#reset();
    if (before?.run !== data.run) this.#record();
    if (before && before.plan !== data.plan && pressed) this.#begin(0);
    if (!this.player.running && this.requests.settled) this.#rest();
    if (away && data.epoch === null) this.#begin(away.epoch + this.player.made(performance.now() - away.at));
    left.clear();
    paintRoles(this.host, data.palette);
    this.picker.show(data);
    this.diagram.receive({
      ...data.unit,
      words: data.words,
      curves: data.curves,
      palette: data.palette,
      settings: data.settings,
    });
    this.#draw();
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    return this.controls.aloud();
  }

  leave() {
    if (this.player.running) left.set(this.data.plan, { epoch: this.#epoch(), at: performance.now() });
    this.player.stop();
    this.recording?.letGo();
    this.diagram.leave();
    this.curves.leave();
    this.landscape.leave();
    this.keyboard.leave();
  }

  // --- what people do -----------------------------------------------------------------

  #actions() {
    const { travel } = this.requests;
    return {
      start: () => this.#begin(0),
      pause: () => this.#stop("paused"),
      go_on: () => this.#begin(this.#epoch()),
      stop: () => this.#stop("stopped"),
      back: () => this.#back(),
      ...travel,
      link: () => this.copier.copy(),
      play: () => this.controls.buttons.main?.(),
      move: (by) => this.#moved(this.row + by, true),
      edge: (end) => this.#moved(end < 0 ? 0 : this.#shown() - 1, true),
      walks: () => !this.controls.still,
      scrub: (row, resting) => this.#moved(row, resting),
      plane: (axis, weight) => this.requests.send({ kind: "plane", axis, weight }),
      preset: (name) => this.requests.send({ kind: "preset", name }),
    };
  }

  #begin(epoch) {
    if (this.data.problem) return;
    this.phase = "running";
    this.end = null;
    this.recording.follow();
    if (this.data.epoch !== null) this.requests.send({ kind: "begin" });
    this.player.start(epoch, () => this.#reach());
    this.#draw();
  }

  #stop(how) {
    this.player.stop();
    const done = this.recording.finished && this.row === this.recording.rows - 1;
    this.#restAt(done ? this.#over() : how);
  }

  #back() {
    this.player.stop();
    this.phase = "ready";
    this.row = 0;
    this.end = null;
    if (this.data.epoch !== null) this.requests.send({ kind: "begin" });
    this.#draw();
  }

  #moved(row, resting) {
    if (this.phase === "running" || this.controls.still) return;
    this.row = Math.max(0, Math.min(row, this.#shown() - 1));
    this.#paint();
    if (resting) this.requests.sendLatest({ kind: "epoch", epoch: this.#epoch() });
  }

  // --- the run ------------------------------------------------------------------------

  // Another recipe: nothing of the run before belongs to it.
  #reset() {
    this.player.stop();
    this.phase = "ready";
    this.row = 0;
    this.end = null;
  }

  // The same run on another day keeps its place.
  #record() {
    const epoch = this.recording ? this.#epoch() : 0;
    const followed = this.recording?.wanted ?? false;
    this.recording?.letGo();
    const { data } = this;
    this.recording = new Recording(PATH, data.run, data, () => this.#more());
    this.row = 0;
    this.looked = this.phase === "ready" ? null : epoch;
    if (this.phase === "running") this.player.start(epoch, () => this.#reach());
    if (followed || this.phase === "running") this.recording.follow();
  }

  // Where the address says that a run rests.
  #rest() {
    const { epoch, ended, paused, too_long: tooLong } = this.data;
    if (epoch === null) {
      if (this.phase !== "running") this.phase = "ready";
      return;
    }
    if (tooLong && !this.recording.got && this.phase === "ready") return;
    this.end = ended;
    this.phase = ended === null ? this.#over() : paused ? "paused" : "stopped";
    this.looked = epoch;
    this.recording.follow();
    this.#place();
  }

  #over() {
    return this.recording.status?.problem ? "failed" : "done";
  }

  // What came from the server: more rows, or the end.
  #more() {
    if (this.recording.problem) {
      this.player.stop();
      this.phase = "ready";
    }
    if (this.phase === "done" || this.phase === "failed") this.phase = this.#over();
    if (this.phase !== "running" && this.phase !== "ready") this.#place();
    this.#draw();
  }

  // A link may look at an epoch that was not kept.
  #place() {
    if (this.looked === null) return;
    const epochs = this.recording.columns.get("epoch");
    const last = epochs.at(-1);
    if (last < this.looked && !this.recording.finished) {
      this.row = epochs.length - 1;
      return;
    }
    for (const epoch of new Set([this.looked, this.end ?? this.looked]))
      if (epoch < last && !epochs.includes(epoch)) this.recording.exactly(epoch);
    this.row = this.#rowAt(this.looked);
    if (this.end !== null && last >= this.end) this.recording.letGo();
  }

  #rowAt(epoch) {
    const epochs = this.recording.columns.get("epoch");
    let row = 0;
    while (row + 1 < epochs.length && epochs[row + 1] <= epoch) row += 1;
    return row;
  }

  #epoch() {
    return this.recording.columns.get("epoch")[this.row];
  }

  // How far one can play; before the first rows have come, nowhere.
  #reach() {
    return this.recording.got ? this.recording.columns.get("epoch").at(-1) : 0;
  }

  // Whether the epoch one looks at is still to come.
  get #waits() {
    const { finished, problem, sought } = this.recording;
    const rests = this.phase !== "ready" && this.phase !== "running";
    if (!rests || problem || this.looked === null || this.#epoch() === this.looked) return false;
    return !finished || sought.size > 0;
  }

  // How many rows belong to the run on screen.
  #shown() {
    if (this.phase === "ready") return 1;
    if (this.phase === "running") return this.row + 1;
    return this.end === null ? this.recording.rows : this.#rowAt(this.end) + 1;
  }

  #played(epoch) {
    const row = this.#rowAt(epoch);
    const moved = row !== this.row;
    this.row = row;
    if (this.recording.finished && row === this.recording.rows - 1) {
      this.player.stop();
      this.#restAt(this.#over());
    } else if (moved) this.#write();
    const now = performance.now();
    if (moved && now - (this.drawnAt ?? 0) > CURVES_EVERY) {
      this.drawnAt = now;
      this.#showCurves();
    }
  }

  #restAt(how) {
    this.phase = how;
    const { good } = this.recording.status ?? {};
    const isGood = how === "failed" && good !== null && good !== undefined;
    const epoch = isGood ? good : this.#epoch();
    this.looked = epoch;
    this.end = how === "stopped" || how === "paused" ? epoch : null;
    if (this.end !== null) this.recording.letGo();
    this.requests.send({ kind: "rest", epoch, how });
    this.#place();
    this.#draw();
  }

  // --- drawing --------------------------------------------------------------------------

  #draw() {
    if (!this.data) return;
    this.row = Math.min(this.row, this.recording.rows - 1);
    this.#showCurves();
    this.#write();
  }

  #showCurves() {
    const count = this.#shown();
    const { columns } = this.recording;
    const step = this.phase === "running" ? Math.ceil(count / MOST_POINTS) : 1;
    const cut = (column) => {
      const rows = column.subarray(0, count);
      return step === 1 ? rows : rows.filter((_, row) => row % step === 0 || row === count - 1);
    };
    const shown = new Map([...columns].map(([name, column]) => [name, cut(column)]));
    this.curves.show({ ...this.data, phase: this.phase }, shown);
  }

  #paint() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.#write();
    });
  }

  #write() {
    const { data, recording } = this;
    this.diagram.values.record(recording.columns, this.row);
    const at = (key) => recording.columns.get(key)[this.row];
    this.controls.show({ ...data, ...this.#told() }, this.row, this.#shown(), at);
    this.goals.watch(data.words, at);
    this.loop.show(data, at);
    this.curves.mark(at("epoch"));
    this.landscape.show(data, {
      columns: recording.columns,
      row: this.row,
      count: this.#shown(),
      all: recording.rows,
      finished: recording.finished,
      playing: this.phase === "running",
    });
    this.picker.at(at("epoch"));
    this.diagram.write();
    this.#speak();
    this.host.dataset.phase = this.#waits ? "waiting" : this.phase;
    this.host.dataset.epoch = at("epoch");
  }

  // That a run begins, rests or is over, each once.
  #speak() {
    if (this.saidPhase !== undefined && this.phase !== this.saidPhase) announce(this.outcome());
    this.saidPhase = this.phase;
  }

  #told() {
    const { status, problem, lost } = this.recording;
    const { data, phase } = this;
    const running = phase === "running";
    const told = {
      again: this.#waits ? said("training.again") : "",
      waiting: running ? this.recording.waiting : "",
      long: data.epoch !== null && data.too_long && phase === "ready" ? said("training.too_long") : "",
      lost: lost && running ? said("common.run.lost") : "",
      end: phase === "done" ? (status?.sentence ?? "") : "",
      failed: phase === "failed" ? (status?.problem ?? "") : "",
    };
    const alarming = data.problem || problem || told.failed || told.end || told.lost;
    return {
      phase,
      told: this.#waits ? "waiting" : told.end ? "stuck" : phase,
      left: running ? Math.max(this.player.left, status?.left ?? 0) : null,
      sentence: alarming || told.long || told.again || told.waiting || data.note,
      alarming: Boolean(alarming),
    };
  }
}

export default mounting("training", Training, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "diagram/diagram.css",
    "lesson/goals.css",
    "pages/training/training.css",
  ],
});
