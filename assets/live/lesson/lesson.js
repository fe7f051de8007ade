// What frames a page: its goal above; below, what to remember and a question whose answer is folded.
import { icon } from "../controls/buttons.js";
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { keyList } from "../keys/list.js";
import { element, fill } from "../text/segments.js";
import { said } from "../text/texts.js";

class Lesson {
  constructor(host) {
    this.host = host;
    this.drawn = "";
  }

  receive(data) {
    paintRoles(this.host, data.palette);
    const { opening, ending, vocabulary } = data;
    const drawn = JSON.stringify([opening, ending, vocabulary]);
    // An answer that is open stays open.
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const node = opening ? this.#opening(opening, data.words) : this.#ending(ending, data.words);
    this.host.replaceChildren(node);
  }

  #opening({ goal, before, number, all }, words) {
    const node = element("div", "opening");
    const line = element("p", "goal");
    const place = element("span", "place", said("common.lesson.place", { number, all }));
    const text = element("span");
    fill(text, goal, words, []);
    if (before.length) {
      const why = element("span", "before");
      fill(why, before, words, []);
      text.append(" ", why);
    }
    const keys = element("button", "keys", said("common.keys.title"));
    keys.title = `${said("common.keys.title")} (?)`;
    keys.addEventListener("click", () => keyList.toggle());
    line.append(place, text);
    // What there is no room for on a phone, a tap shows.
    line.addEventListener("click", () => line.toggleAttribute("data-whole"));
    node.append(settingsButton(), line, keys);
    return node;
  }

  #ending({ recap, ask, answer }, words) {
    const node = element("section", "ending");
    const [left, right] = [element("div"), element("div")];
    const list = element("ul");
    for (const sentence of recap) {
      const item = element("li");
      fill(item, sentence, words, []);
      list.append(item);
    }
    left.append(element("h2", "", said("common.lesson.recap")), list);
    const [question, unfolded, reply] = [element("p"), element("details"), element("p", "reply")];
    fill(question, ask, words, []);
    fill(reply, answer, words, []);
    unfolded.append(element("summary", "", said("common.lesson.answer")), reply);
    right.append(element("h2", "", said("common.lesson.ask")), question, unfolded);
    node.append(left, right);
    return node;
  }
}

// On a phone the page's settings are folded; the sheet of the page around reads what stands on the root.
function settingsButton() {
  const root = document.documentElement;
  const node = element("button", "tool settings");
  node.type = "button";
  node.append(icon("settings"), said("common.lesson.settings"));
  const show = (open) => {
    root.toggleAttribute("data-settings", open);
    node.setAttribute("aria-expanded", String(open));
  };
  node.addEventListener("click", () => show(!root.hasAttribute("data-settings")));
  show(false);
  return node;
}

export default mounting("lesson", Lesson, { sheets: ["controls/controls.css", "lesson/lesson.css"] });
