// What the open part of the page says: sentences with terms in them, common mistakes, the list of words.
import { Keyboard } from "../../controls/keyboard.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Goals } from "../../lesson/goals.js";
import { element, fill } from "../../text/segments.js";
import { WordList } from "./words.js";

class Sources {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    this.body = element("div", "prose");
    this.words = new WordList((text) => {
      requests.sendLatest({ kind: "find", text });
      this.#watch();
    });
    host.replaceChildren(this.body, this.words.node);
    /** @type {Goals | null} */
    this.goals = null;
    this.keyboard = new Keyboard();
  }

  leave() {
    this.keyboard.leave();
  }

  receive({ palette, words, answered, terms = [], find = "", ...parts }) {
    paintRoles(this.host, palette);
    const drawn = JSON.stringify(parts);
    // A term whose explanation is open stays where it is.
    if (drawn !== this.drawn) this.#draw(parts, words);
    this.drawn = drawn;
    // What is being typed is ahead of what the server has heard.
    this.words.show(terms, this.requests.settled ? find : null);
    this.said = words;
    this.#watch();
    this.host.dataset.answered = answered;
  }

  // How many words are listed, and whether one of them is.
  #watch() {
    const { found, head } = this.words;
    if (!head) return;
    this.goals ??= new Goals(head, "sources");
    this.goals.watch(this.said, (key) => (key === "found" ? found.size : Number(found.has(key))));
  }

  /** @param {Record<string, any>} parts */
  #draw({ title, paragraphs = [], items = [], after = [], columns = [], mistakes }, words) {
    const paragraph = (segments) => filled("p", segments, words);
    const list = (of) => {
      const node = element("ul");
      node.append(...of.map((item) => filled("li", item, words)));
      return node;
    };
    this.body.replaceChildren();
    if (title) this.body.append(element("h2", "", title));
    this.body.append(...paragraphs.map(paragraph));
    if (items.length) this.body.append(list(items));
    this.body.append(...after.map(paragraph));
    if (mistakes) this.body.append(box(mistakes, words));
    const beside = element("div", "beside");
    for (const column of columns) {
      const part = element("section");
      part.append(element("h2", "", column.title), list(column.items));
      beside.append(part);
    }
    if (columns.length) this.body.append(beside);
  }
}

function filled(tag, segments, words) {
  const node = element(tag);
  fill(node, segments, words, []);
  return node;
}

function box({ title, wrong, right, rows }, words) {
  const node = element("section", "mistakes");
  const table = /** @type {HTMLTableElement} */ (element("table"));
  const head = table.createTHead().insertRow();
  for (const name of [wrong, right]) {
    const cell = element("th", "", name);
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows)
    body.insertRow().append(filled("td", row.wrong, words), filled("td", row.right, words));
  node.append(element("h2", "", title), table);
  return node;
}

export default mounting("sources", Sources, {
  sheets: ["controls/controls.css", "lesson/goals.css", "pages/sources/sources.css"],
});
