// For teachers: the lesson minute by minute, what learners get wrong, and the worksheet in the making.
import { Keyboard } from "../../controls/keyboard.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { element, fill } from "../../text/segments.js";
import { said, saidSegments } from "../../text/texts.js";
import { Maker } from "./maker.js";

class Teach {
  constructor(host, requests) {
    this.host = host;
    this.plan = element("section", "plan");
    this.wrong = element("section", "wrong");
    this.maker = new Maker(requests);
    this.keyboard = new Keyboard(requests.travel);
    host.replaceChildren(this.#contents(), this.plan, this.wrong, this.maker.node);
  }

  receive(data) {
    const { palette, words, answered, plan, misconceptions } = data;
    paintRoles(this.host, palette);
    const drawn = JSON.stringify([data.vocabulary, plan, misconceptions]);
    // A term whose explanation is open stays where it is.
    if (drawn !== this.drawn) this.#draw(plan, misconceptions, words);
    this.drawn = drawn;
    this.maker.show(data);
    this.host.dataset.answered = answered;
  }

  leave() {
    this.keyboard.leave();
  }

  #contents() {
    return element("p", "intro", said("teach.lead"));
  }

  #draw(plan, misconceptions, words) {
    const list = element("ol", "minutes");
    list.append(...plan.map((step) => stepNode(step, words)));
    this.plan.replaceChildren(
      element("h2", "", said("teach.plan.title")),
      filled("p", saidSegments("teach.plan.about"), words),
      list,
    );
    const cards = element("div", "cards");
    cards.append(...misconceptions.map((one) => misconception(one, words)));
    this.wrong.replaceChildren(
      element("h2", "", said("teach.misconceptions.title")),
      filled("p", saidSegments("teach.misconceptions.about"), words),
      cards,
    );
  }
}

function stepNode({ minutes, title, does, ask }, words) {
  const node = element("li", "minute");
  const told = element("div");
  told.append(element("h3", "", title), filled("p", does, words));
  node.append(element("span", "when", minutes), told, labelled(said("teach.plan.ask"), ask, words));
  return node;
}

function misconception({ says, is, uncover }, words) {
  const node = element("article", "card");
  node.append(filled("h3", ["“", ...says, "”"], words), filled("p", is, words), filled("p", uncover, words));
  node.lastElementChild.classList.add("uncover");
  return node;
}

function labelled(label, segments, words) {
  const node = element("p", "ask");
  node.append(element("b", "", label), " ");
  fill(node, segments, words, []);
  return node;
}

function filled(tag, segments, words) {
  const node = element(tag);
  fill(node, segments, words, []);
  return node;
}

export default mounting("teach", Teach, { sheets: ["controls/controls.css", "pages/teach/teach.css"] });
