// Where one is in the beginning, the way on and back, and the way out, which is always there.
import { button, icon, pictureTool } from "../../controls/buttons.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { doorTo } from "./outline.js";
import { SCREENS } from "./screens.js";

const UNIT = "./unit";

export class Bar {
  // act: go(screen), move(by), play().
  constructor(act) {
    this.node = element("nav", "walk");
    this.node.setAttribute("aria-label", said("start.bar.label"));
    this.back = button("previous", said("start.bar.back"), "←", () => act.move(-1));
    this.next = button("next", said("start.bar.next"), "→", () => act.move(1));
    this.next.prepend(element("span", "caption", said("start.bar.next")));
    this.next.classList.add("main");
    this.open = doorTo(UNIT, "main open", `${said("start.bar.open")} →`);
    this.play = button("play", "", "", () => act.play());
    const where = element("span", "caption", ` ${said("start.bar.where")}`);
    this.skip = doorTo(UNIT, "skip", said("start.bar.skip"), where, " →");
    this.dots = element("div", "dots");
    for (const [index, { name }] of SCREENS.entries()) this.dots.append(dot(index + 1, name, act));
    this.node.append(this.back, this.dots, this.next, this.open, this.play, ...pictureTool(), this.skip);
  }

  show(screen, { playing, moves }) {
    for (const [index, node] of [...this.dots.children].entries()) {
      if (index + 1 === screen) node.setAttribute("aria-current", "step");
      else node.removeAttribute("aria-current");
      node.toggleAttribute("data-past", index + 1 < screen);
    }
    const isLast = screen === SCREENS.length;
    this.back.disabled = screen === 1;
    this.next.hidden = isLast;
    this.open.hidden = !isLast;
    this.skip.hidden = isLast;
    this.play.hidden = !moves;
    const name = playing ? said("start.bar.pause") : said("start.bar.play");
    this.play.replaceChildren(icon(playing ? "pause" : "play"), element("span", "caption", name));
    this.play.setAttribute("aria-label", name);
  }
}

function dot(screen, name, act) {
  const node = element("button", "dot");
  node.type = "button";
  const given = { n: screen, all: SCREENS.length, title: said(`start.screens.${name}.title`) };
  node.setAttribute("aria-label", said("start.bar.dot", given));
  node.title = given.title;
  node.addEventListener("click", () => act.go(screen));
  return node;
}
