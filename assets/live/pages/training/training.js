// A training before one's eyes: its controls, its curves, and the unit as it was at each recorded epoch.
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { unpack } from "../../core/columns.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Diagram } from "../../diagram/diagram.js";
import { element } from "../../text/segments.js";
import { Controls } from "./controls.js";
import { Curves } from "./curves.js";
import { DayPicker } from "./day_picker.js";

class Training {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    const act = this.#actions();
    this.controls = new Controls(host, act);
    this.copier = new LinkCopier(host, this.controls.bar);
    this.curves = new Curves(host, (row, resting) => this.#moved(row, resting));
    this.picker = new DayPicker(host, (company, day) => this.requests.send({ kind: "look", company, day }));
    const place = element("div", "unit-place");
    host.append(place);
    this.diagram = new Diagram(place);
    this.keyboard = new Keyboard(act);
    this.row = 0;
  }

  receive(data) {
    this.data = data;
    this.resting = data.phase !== "running";
    this.columns = unpack(data.columns, data.names);
    // What somebody is moving stays where it is until its own answer has come.
    if (!this.resting || this.requests.settled) this.row = data.row;
    this.row = Math.min(this.row, this.columns.get("epoch").length - 1);
    paintRoles(this.host, data.palette);
    this.curves.show(data, this.columns);
    this.picker.show(data);
    this.diagram.receive({
      ...data.unit,
      words: data.words,
      curves: data.curves,
      palette: data.palette,
      settings: data.settings,
    });
    this.#write();
    this.host.dataset.phase = data.phase;
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.diagram.leave();
    this.curves.leave();
    this.keyboard.leave();
  }

  #actions() {
    const send = (kind) => () => this.requests.send({ kind });
    return {
      start: send("start"),
      pause: send("pause"),
      go_on: send("go_on"),
      stop: send("stop"),
      back: send("back"),
      undo: send("undo"),
      redo: send("redo"),
      reset: send("reset"),
      link: () => this.copier.copy(),
      play: () => this.controls.main?.(),
      move: (by) => this.#moved(this.row + by, true),
      scrub: (row, resting) => this.#moved(row, resting),
    };
  }

  #moved(row, resting) {
    if (!this.resting || this.controls.still) return;
    this.row = Math.max(0, Math.min(row, this.columns.get("epoch").length - 1));
    this.#paint();
    if (resting) this.requests.send({ kind: "epoch", row: this.row });
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
    // The recorded units, instead of the one in the payload; while a run is under way there is only that.
    this.diagram.values.record(this.columns.has("h") ? this.columns : null, this.row);
    const at = (key) => this.columns.get(key)[this.row];
    this.controls.show(this.data, this.row, this.columns.get("epoch").length, at);
    this.curves.mark(at("epoch"));
    this.picker.at(at("epoch"));
    this.diagram.write();
    this.host.dataset.epoch = at("epoch");
  }
}

export default mounting("training", Training, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "diagram/diagram.css",
    "pages/training/training.css",
  ],
});
