// The row of controls: how the work is divided, where one stands in it, playing, and undo to copy link.
import { button, Player, StepButtons, Tools } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class StepBar {
  // act offers: divide(id), go(step), move(±1), play(), speed(factor), undo(), redo(), reset(), link()
  constructor(parent, act) {
    this.act = act;
    this.node = element("div", "bar");
    this.divide = element("div", "segmented");
    this.divide.setAttribute("role", "group");
    this.divide.setAttribute("aria-label", said("unit.bar.divide"));
    this.steps = new StepButtons(said("unit.bar.steps"), said("unit.bar.all"), act.go);
    this.previous = button("previous", said("unit.bar.previous"), "←", () => act.move(-1));
    this.next = button("next", said("unit.bar.next"), "→", () => act.move(1));
    this.player = new Player(act);
    this.tools = new Tools(act, said("unit.bar.reset"));
    const walk = element("div", "group");
    walk.append(this.previous, this.steps.node, this.next);
    this.node.append(this.divide, walk, this.player.node, this.tools.node);
    parent.append(this.node);
    this.drawn = "";
  }

  show(payload, division, step, playing) {
    const { divisions, vocabulary } = payload.words;
    const wanted = `${vocabulary},${division.id}`;
    if (wanted !== this.drawn) this.#rebuild(divisions, division);
    this.drawn = wanted;
    this.steps.show(step);
    this.previous.disabled = step === 0;
    this.next.disabled = step === division.steps.length;
    this.player.show(playing);
    this.tools.show(payload.can);
  }

  #rebuild(divisions, division) {
    this.divide.replaceChildren(
      ...divisions.map(({ id, title }) => {
        const node = element("button", "", title);
        node.type = "button";
        node.setAttribute("aria-pressed", String(id === division.id));
        node.addEventListener("click", () => this.act.divide(id));
        return node;
      }),
    );
    const titles = [said("unit.bar.whole"), ...division.steps.map((told) => told.title)];
    const { noun } = division;
    this.steps.name(titles, (step, title) => said("unit.bar.step", { noun, step, title }));
  }
}
