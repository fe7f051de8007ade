// A run in a part of its own: its buttons, how far it is and what came of it. What else is seen of the
// run, and what it means for the page, says the owner.

import { RunPlayer } from "../playback/player.js";
import { Recording } from "../playback/recording.js";
import { grouped } from "../text/format.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";
import { Progress, timeLeft } from "./progress.js";
import { phaseName, RunButtons } from "./run_buttons.js";

const DRAWN_EVERY = 60;

// The runs that were playing when their page was left, and since when.
const left = new Map();

/**
 * @typedef {object} RunOwner
 * @property {(at: (key: string) => number) => string} told more about the row on screen
 * @property {(columns: Map<string, Float64Array>, row: number) => void} draw
 * @property {() => void} [begun]
 * @property {(epoch: number) => void} [rested] a run has come to its end or was stopped
 */

export class RunPanel {
  /**
   * @param {HTMLElement} host
   * @param {string} path
   * @param {string} unit what a run is counted in: epoch or update
   * @param {RunOwner} owner
   */
  constructor(host, path, unit, owner) {
    this.path = path;
    this.unit = unit;
    this.owner = owner;
    this.act = {
      start: () => this.#begin(0),
      pause: () => this.#pause(),
      go_on: () => this.#begin(this.#at("epoch")),
      stop: () => this.#stop(),
    };
    this.buttons = new RunButtons(this.act);
    this.told = element("p", "told");
    this.bar = element("div", "bar");
    this.bar.append(this.buttons.node, this.told);
    this.progress = new Progress();
    this.sentence = element("p", "sentence");
    this.sentence.setAttribute("role", "status");
    this.place = element("div", "charts");
    host.append(this.bar, this.progress.node, this.sentence, this.place);
    this.host = host;
    this.player = new RunPlayer((epoch) => this.#played(epoch));
    this.phase = "ready";
    this.row = 0;
    this.said = "";
    this.sought = null;
  }

  // data: `run` is the question that brings the rows, for `epochs`; `rested` the phase that the page says,
  // null where it says nothing, with `reached`, `told`, `note` and `problem`; `stays` keeps the curves
  // afterwards, and has them made again for who comes by a link.
  receive(data) {
    const { data: before } = this;
    this.data = data;
    this.player.setPace(null, data.epochs);
    const pressed = this.player.isFresh;
    const isOther = before?.run !== data.run;
    if (isOther) this.#record();
    const known = before ? undefined : left.get(this.#name());
    left.delete(this.#name());
    if (isOther && pressed) this.#begin(0);
    else if (known && (data.rested ?? "ready") === "ready")
      this.#begin(known.epoch + this.player.made(performance.now() - known.at));
    else if (data.rested && !this.player.running && this.phase !== "paused") this.#restAs(data);
    this.draw();
  }

  leave() {
    if (this.player.running) left.set(this.#name(), { epoch: this.#at("epoch") ?? 0, at: performance.now() });
    this.player.stop();
    this.recording?.letGo();
  }

  draw() {
    const { recording, phase, data } = this;
    this.buttons.show(phase);
    const open = phase === "running" || phase === "paused";
    const epoch = (open ? this.#at("epoch") : data.reached) ?? 0;
    this.progress.node.hidden = !open;
    this.progress.show(epoch, data.epochs);
    this.#tell(epoch);
    this.place.hidden = !recording.got || phase === "ready" || (!open && !data.stays);
    if (!this.place.hidden) this.owner.draw(recording.columns, this.row);
    this.host.dataset.phase = phase;
    this.host.dataset.epoch = String(epoch);
  }

  // --- what people do -----------------------------------------------------------------

  #begin(epoch) {
    this.phase = "running";
    this.sought = null;
    this.said = "";
    if (!epoch) this.row = 0;
    this.recording.follow();
    this.owner.begun?.();
    this.player.start(epoch ?? 0, () => this.#reach());
    this.draw();
  }

  #pause() {
    this.player.stop();
    this.phase = "paused";
    this.draw();
  }

  #stop() {
    const epoch = this.#at("epoch");
    this.player.stop();
    this.recording.letGo();
    if (epoch) this.#rest("stopped", epoch);
    else this.phase = "ready";
    this.draw();
  }

  #rest(phase, epoch) {
    this.phase = phase;
    this.owner.rested?.(epoch);
    if (phase === "stopped" && this.data.stays) this.#ask();
  }

  #restAs({ rested, reached, stays }) {
    this.phase = rested;
    if (rested === "ready") this.said = "";
    if (!stays || !reached || this.#at("epoch") === reached) return;
    this.sought = reached;
    this.recording.follow();
    this.#place();
  }

  // --- the run ------------------------------------------------------------------------

  // Comes to the row that is looked for, as soon as it is there.
  #place() {
    const epochs = this.recording.columns.get("epoch") ?? [];
    const isThere = this.recording.finished || epochs.at(-1) >= this.sought;
    this.row = Math.max(0, epochs.filter((epoch) => epoch <= this.sought).length - 1);
    if (!isThere) return;
    if (this.recording.status.problem && this.sought === this.data.epochs) this.phase = "failed";
    this.sought = null;
    this.recording.letGo();
    this.#ask();
  }

  async #ask() {
    this.said = await this.recording.sentenceAt(this.#at("epoch"));
    this.draw();
  }

  #name() {
    return `${this.path}?${this.data.run}`;
  }

  // Another run: nothing of the one before belongs to it.
  #record() {
    this.player.stop();
    this.recording?.letGo();
    this.recording = new Recording(this.path, this.data.run, null, () => this.#more());
    this.phase = "ready";
    this.row = 0;
    this.said = "";
    this.sought = null;
  }

  #more() {
    if (this.sought) this.#place();
    if (this.recording.problem) {
      this.player.stop();
      this.phase = "ready";
    }
    this.draw();
  }

  #at(key) {
    return this.recording.columns.get(key)?.[this.row];
  }

  #reach() {
    return this.recording.got ? this.recording.columns.get("epoch").at(-1) : 0;
  }

  #played(epoch) {
    const epochs = this.recording.columns.get("epoch");
    if (!epochs) return;
    const before = this.row;
    while (this.row + 1 < epochs.length && epochs[this.row + 1] <= epoch) this.row += 1;
    const { finished, status } = this.recording;
    if (finished && this.row === epochs.length - 1) {
      this.player.stop();
      this.said = status.sentence;
      this.#rest(status.problem ? "failed" : "done", this.data.epochs);
      this.draw();
      return;
    }
    const now = performance.now();
    if (this.row === before || now - (this.drawnAt ?? 0) < DRAWN_EVERY) return;
    this.drawnAt = now;
    this.draw();
  }

  #tell(epoch) {
    const { phase, data, recording, unit } = this;
    const { status, lost, got, problem } = recording;
    const running = phase === "running";
    const rest = Math.max(this.player.left, status?.left ?? 0);
    const still = running ? ` · ${timeLeft(rest)}` : "";
    const isSeen = got && phase !== "ready" && this.#at("epoch") === epoch;
    const known = isSeen ? this.owner.told((key) => this.#at(key)) : "";
    const more = known || (phase === "ready" ? "" : (data.told ?? ""));
    const whole = grouped(data.epochs);
    const counted = said("common.run.counted", { unit, reached: grouped(epoch), whole });
    this.told.replaceChildren(
      element("b", "", phaseName(phase)),
      phase === "ready"
        ? ` · ${said("common.run.to_go", { unit, whole })}`
        : ` · ${counted}${more && ` · ${more}`}${still}`,
    );
    const failed = phase === "failed" ? (status?.problem ?? "") || (data.problem ?? "") : "";
    const alarming = problem || failed || (lost && running ? said("common.run.lost") : "");
    const text =
      alarming || (running && recording.waiting) || (running ? "" : this.said || (data.note ?? ""));
    if (this.sentence.textContent !== text) this.sentence.textContent = text;
    this.sentence.classList.toggle("alarming", Boolean(alarming));
  }
}
