// The row of controls over the days: where one stands, playing, and undo to copy link.
import { button, Player, Tools } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";

export class DayBar {
  // act offers: move(±1), go(day), play(), speed(factor), undo(), redo(), reset(), link()
  constructor(parent, act) {
    this.node = element("div", "bar");
    this.previous = button("previous", "Previous day", "←", () => act.move(-1));
    this.next = button("next", "Next day", "→", () => act.move(1));
    this.where = element("span", "where");
    this.where.setAttribute("role", "status");
    this.player = new Player(act);
    this.tools = new Tools(act, "Back to the example");
    const walk = element("div", "group");
    walk.append(this.previous, this.where, this.next);
    this.node.append(walk, this.player.node, this.tools.node);
    parent.append(this.node);
  }

  show(can, { day, count, playing }) {
    this.where.textContent = `Day ${day + 1} of ${count}`;
    this.previous.disabled = day === 0;
    this.next.disabled = day === count - 1;
    this.player.show(playing);
    this.tools.show(can);
  }
}
