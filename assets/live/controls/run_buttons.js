// Train, pause, go on, stop, and back to before the run.
import { element } from "../text/segments.js";
import { icon } from "./buttons.js";

// What can be done in each phase, the first with the large button and the space bar.
const CAN = {
  ready: ["start"],
  running: ["pause", "stop"],
  paused: ["go_on", "stop", "back"],
  stopped: ["start", "back"],
  done: ["start", "back"],
  failed: ["start", "back"],
};
const NAMES = { start: "Train", pause: "Pause", go_on: "Go on", stop: "Stop", back: "Back to the start" };
const SHAPES = { start: "play", pause: "pause", go_on: "play", stop: "stop", back: "reset" };
export const PHASES = {
  ready: "Not trained yet",
  running: "Training",
  paused: "Paused",
  stopped: "Stopped",
  done: "Trained",
  failed: "Stopped",
};

export class RunButtons {
  // act offers start(), pause(), go_on() and stop(), perhaps back().
  constructor(act) {
    this.act = act;
    this.node = element("div", "group run");
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", "Training");
    this.drawn = "";
    this.main = null;
  }

  show(phase) {
    if (this.drawn === phase) return;
    const held = this.node.contains(this.node.getRootNode().activeElement);
    this.drawn = phase;
    const offered = CAN[phase].filter((name) => this.act[name]);
    const nodes = offered.map((name, index) => {
      const again = name === "start" && phase !== "ready";
      const node = element("button", `tool ${name} ${index ? "" : "main"}`);
      node.type = "button";
      node.dataset.act = name;
      node.append(icon(SHAPES[name]), element("span", "words", again ? "Train again" : NAMES[name]));
      if (!index && !again) node.title = `${NAMES[name]} (space)`;
      node.addEventListener("click", this.act[name]);
      return node;
    });
    this.node.replaceChildren(...nodes);
    this.main = CAN[phase][0] === "start" && phase !== "ready" ? null : this.act[CAN[phase][0]];
    if (held) nodes[0].focus();
  }
}
