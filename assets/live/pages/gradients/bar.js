// Under the curves: how far back one looks, how many steps there are, and undo to copy link.
import { button, Tools } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";

export class FlowBar {
  // act offers: move(±1), steps(count, resting), undo(), redo(), reset(), link()
  constructor(host, act) {
    this.node = element("div", "bar");
    this.back = button("previous", "One step further back", "←", () => act.move(-1));
    this.on = button("next", "One step towards the end", "→", () => act.move(1));
    this.where = element("span", "where");
    this.where.setAttribute("role", "status");
    const walk = element("div", "group");
    walk.append(this.back, this.where, this.on);
    const label = element("label", "stretch", "Steps ");
    this.count = element("output");
    this.range = element("input", "epoch");
    this.range.type = "range";
    this.range.setAttribute("aria-label", "Number of steps");
    this.range.addEventListener("input", () => act.steps(Number(this.range.value), false));
    this.range.addEventListener("change", () => act.steps(Number(this.range.value), true));
    label.append(this.count, this.range);
    this.tools = new Tools(act, "Back to the example");
    this.node.append(walk, label, this.tools.node);
    host.append(this.node);
  }

  show({ can, range_of_steps: [least, most] }, steps, lag) {
    const text = `Step ${steps - lag} of ${steps}`;
    if (this.where.textContent !== text) this.where.textContent = text;
    this.back.disabled = lag === steps - 1;
    this.on.disabled = lag === 0;
    this.range.min = least;
    this.range.max = most;
    // A slider that is being moved is ahead of its answer.
    if (!this.range.matches(":active")) this.range.value = steps;
    this.range.style.setProperty("--share", `${(100 * (this.range.value - least)) / (most - least)}%`);
    this.range.setAttribute("aria-valuetext", `${this.range.value} steps`);
    this.count.textContent = this.range.value;
    this.tools.show(can);
  }
}
