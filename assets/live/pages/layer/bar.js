// The controls over a layer: the parts of a step, playing, the steps of the series, which layer, and the
// tools.
import { button, choices, Player, StepButtons, Tools } from "../../controls/buttons.js";
import { fillRange, rangeInput } from "../../controls/range.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class LayerBar {
  // act offers: move(±1), go(step), goTo(time), play(), speed(factor), layer(number), undo() … link()
  constructor(host, act) {
    this.act = act;
    this.node = element("div", "bar");
    this.previous = button("previous", said("layer.previous"), "←", () => act.move(-1));
    this.next = button("next", said("layer.next"), "→", () => act.move(1));
    this.steps = new StepButtons(said("layer.steps"), said("layer.all"), act.go);
    this.player = new Player(act);
    this.tools = new Tools(act, said("layer.reset"));
    const walk = element("div", "group");
    this.player.node.classList.add("later");
    walk.append(this.previous, this.steps.node, this.next);
    this.node.append(walk, this.player.node, this.tools.node);
    this.across = element("div", "bar across");
    this.layers = element("div", "segmented layers later");
    this.across.append(this.#time(), this.layers);
    host.append(this.node, this.across);
  }

  #time() {
    const group = element("div", "group time later");
    this.before = button("previous", said("layer.time.previous"), "", () =>
      this.act.goTo(this.walk.time - 1),
    );
    this.after = button("next", said("layer.time.next"), "", () => this.act.goTo(this.walk.time + 1));
    this.where = element("span", "where");
    this.where.setAttribute("role", "status");
    this.slider = rangeInput("time-range", "0", said("layer.time.label"));
    this.slider.addEventListener("input", () => this.act.goTo(Number(this.slider.value)));
    group.append(this.before, this.where, this.after, this.slider);
    return group;
  }

  // What the parts of a step are called.
  name(titles) {
    this.steps.name(titles, (step, title) => said("layer.step", { step, title }));
  }

  show(walk, { wiring, layer, can }) {
    this.walk = walk;
    this.steps.show(walk.step);
    this.previous.disabled = walk.isFirst;
    this.next.disabled = walk.isLast;
    this.player.show(walk.playing);
    this.where.textContent = said("layer.time.where", { at: walk.time + 1, count: walk.count });
    this.before.disabled = walk.time === 0;
    this.after.disabled = walk.time === walk.count - 1;
    this.slider.max = String(walk.count - 1);
    this.slider.value = String(walk.time);
    fillRange(this.slider);
    this.slider.setAttribute("aria-valuetext", this.where.textContent);
    this.slider.hidden = walk.count < 3;
    this.layers.hidden = wiring.titles.length < 2;
    choices(
      this.layers,
      said("layer.layers"),
      wiring.titles.map((title, place) => [String(place), title]),
      String(layer),
      (place) => this.act.layer(Number(place)),
    );
    this.tools.show(can);
  }
}
