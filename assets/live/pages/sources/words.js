// Every word of the glossary with its explanation, and a field that finds one.
import { element, mathematics } from "../../text/segments.js";
import { showMeNode, termOf } from "../../text/terms.js";
import { said } from "../../text/texts.js";

export class WordList {
  constructor(onFind) {
    this.node = element("section", "words");
    this.entries = new Map();
    this.found = new Set();
    this.onFind = onFind;
  }

  // text: what is looked for, or null where the field knows better
  show(terms, text) {
    this.node.hidden = terms.length === 0;
    if (terms.length === 0) return;
    const isNew = this.entries.size === 0;
    if (isNew) this.#build(terms);
    if (text !== null && text !== this.field.value) this.field.value = text;
    this.#filter();
    // Who comes by a link to a word comes to that word.
    if (isNew && text) this.node.scrollIntoView({ block: "start" });
  }

  #build(terms) {
    const label = element("label", "", said("sources.find.label"));
    this.field = /** @type {HTMLInputElement} */ (element("input"));
    this.field.type = "search";
    this.field.maxLength = 40;
    this.field.addEventListener("input", () => {
      this.#filter();
      this.onFind(this.field.value);
    });
    label.append(this.field);
    this.status = element("p", "found");
    this.status.setAttribute("role", "status");
    const list = element("dl");
    for (const id of terms) {
      const entry = entryOf(termOf(id));
      this.entries.set(id, entry);
      list.append(entry);
    }
    this.head = element("div", "head");
    this.head.append(element("h2", "", said("sources.find.title")), label, this.status);
    this.node.append(this.head, list);
  }

  // By name; where no name has it, by what is said.
  #filter() {
    const text = this.field.value;
    const wanted = text.trim().toLowerCase();
    const has = (part) => (id) => termOf(id)[part].toLowerCase().includes(wanted);
    const ids = [...this.entries.keys()];
    const named = ids.filter(has("term"));
    const found = new Set(named.length ? named : ids.filter(has("says")));
    this.found = found;
    for (const [id, entry] of this.entries) entry.hidden = !found.has(id);
    const told = found.size
      ? said("sources.find.found", { n: found.size, all: ids.length })
      : said("sources.find.none", { text });
    if (this.status.textContent !== told) this.status.textContent = told;
  }
}

function entryOf({ term, says, formula, address }) {
  const entry = element("div");
  const told = element("dd", "", says);
  if (formula) told.append(mathematics(formula));
  if (address) told.append(showMeNode(address));
  entry.append(element("dt", "", term), told);
  return entry;
}
