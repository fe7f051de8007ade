// The row of controls over the days: where one stands, playing, and undo to copy link.
import { button, Player, Tools } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class DayBar {
  // act offers: move(±1), go(day), play(), speed(factor), undo(), redo(), reset(), link()
  constructor(parent, act) {
    this.node = element("div", "bar");
    this.previous = button("previous", said("sequence.previous"), "←", () => act.move(-1));
    this.next = button("next", said("sequence.next"), "→", () => act.move(1));
    this.where = element("span", "where");
    this.player = new Player(act);
    this.tools = new Tools(act, said("sequence.reset"));
    const walk = element("div", "group");
    walk.append(this.previous, this.where, this.next);
    this.node.append(walk, this.player.node, this.tools.node);
    parent.append(this.node);
  }

  show(can, { day, count, playing, isFirst, isLast }) {
    this.where.textContent = said("sequence.where", { day: day + 1, count });
    this.previous.disabled = isFirst;
    this.next.disabled = isLast;
    this.player.show(playing);
    this.tools.show(can);
  }
}
