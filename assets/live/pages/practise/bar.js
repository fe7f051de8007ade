// New numbers, easier, harder, the worked solution; undo to the link that is handed in.
import { Tools } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class PractiseBar {
  // act offers: next(), level(±1), solve(), undo(), redo(), reset(), link()
  constructor(act) {
    this.node = element("div", "bar");
    this.fresh = push("fresh main", said("practise.bar.next"), () => act.next());
    this.easier = push("easier", said("practise.bar.easier"), () => act.level(-1));
    this.harder = push("harder", said("practise.bar.harder"), () => act.level(1));
    this.solve = push("solve", said("practise.walk.open"), () => act.solve());
    const group = element("div", "group");
    group.append(this.fresh, this.easier, this.harder, this.solve);
    this.tools = new Tools(act, said("practise.bar.again"));
    caption(this.tools.reset, said("practise.bar.again"));
    caption(this.tools.link, said("practise.bar.hand_in"));
    this.node.append(group, this.tools.node);
  }

  show({ can, level, levels: [lowest, highest], solution, hints }) {
    this.tools.show({ ...can, reset: can.reset || hints });
    this.easier.disabled = level === lowest;
    this.harder.disabled = level === highest;
    this.solve.disabled = solution.at > 0;
  }
}

function push(kind, title, act) {
  const node = /** @type {HTMLButtonElement} */ (element("button", `push ${kind}`, title));
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

function caption(node, text) {
  node.querySelector(".caption").textContent = text;
  node.setAttribute("aria-label", text);
  node.title = text;
}
