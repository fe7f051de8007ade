// Under the curves: how far back one looks, how many steps there are, and undo to copy link.
import { button, Tools } from "../../controls/buttons.js";
import { fillRange, rangeInput } from "../../controls/range.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { WholeField } from "../../text/whole_field.js";

// The slider goes in tens, so that every ten can be reached with a mouse; the field takes any number.
const STRIDE = 10;

export class FlowBar {
  // act offers: move(±1), steps(count, resting), undo(), redo(), reset(), link()
  constructor(host, act) {
    this.node = element("div", "bar");
    this.back = button("previous", said("gradients.flow.back"), "←", () => act.move(-1));
    this.on = button("next", said("gradients.flow.on"), "→", () => act.move(1));
    this.where = element("span", "where");
    const walk = element("div", "group");
    walk.append(this.back, this.where, this.on);
    this.tools = new Tools(act, said("gradients.flow.reset"));
    this.node.append(walk, this.#steps(act), this.tools.node);
    host.append(this.node);
  }

  #steps(act) {
    const node = element("div", "stretch");
    this.count = new WholeField("count", (count) => act.steps(count, true));
    this.count.node.setAttribute("aria-label", said("gradients.flow.exact"));
    this.range = rangeInput("epoch", STRIDE, said("gradients.flow.stride"));
    this.range.step = STRIDE;
    this.range.addEventListener("input", () => act.steps(Number(this.range.value), false));
    this.range.addEventListener("change", () => act.steps(Number(this.range.value), true));
    node.append(said("gradients.flow.steps"), this.count.node, this.range);
    return node;
  }

  show({ can, range_of_steps: [least, most] }, steps, lag) {
    const text = said("gradients.flow.where", { step: steps - lag, steps });
    if (this.where.textContent !== text) this.where.textContent = text;
    this.back.disabled = lag === steps - 1;
    this.on.disabled = lag === 0;
    this.count.within(least, most);
    this.count.show(steps);
    this.range.max = most;
    // A slider that is being moved is ahead of its answer.
    if (!this.range.matches(":active")) this.range.value = steps;
    fillRange(this.range);
    this.range.setAttribute("aria-valuetext", said("gradients.flow.spoken", { steps }));
    this.tools.show(can);
  }
}
