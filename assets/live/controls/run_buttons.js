// Train, pause, go on, stop, and back to before the run.
import { refocus } from "../keys/focus.js";
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";
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
const SHAPES = { start: "play", pause: "pause", go_on: "play", stop: "stop", back: "reset" };
// What a phase is called.
export const phaseName = (phase) => said(`common.run.phases.${phase}`);

const nameOf = (act) => said(`common.run.acts.${act}`);

export class RunButtons {
  // act offers start(), pause(), go_on() and stop(), perhaps back().
  constructor(act) {
    this.act = act;
    this.node = element("div", "group run");
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", said("common.run.buttons"));
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
      node.append(
        icon(SHAPES[name]),
        element("span", "words", again ? said("common.run.again") : nameOf(name)),
      );
      if (!index && !again) node.title = `${nameOf(name)} (${said("common.player.key")})`;
      node.addEventListener("click", this.act[name]);
      return node;
    });
    this.node.replaceChildren(...nodes);
    this.main = CAN[phase][0] === "start" && phase !== "ready" ? null : this.act[CAN[phase][0]];
    if (held) refocus(nodes[0]);
  }
}
