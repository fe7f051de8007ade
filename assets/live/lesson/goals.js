// A page's small goals: each ticks itself when the numbers on screen reach it, and stays so in this browser.
import { holds } from "../text/cases.js";
import { decimalsIn, fixed, grouped, percent } from "../text/format.js";
import { element, fill } from "../text/segments.js";
import { said, saidSegments, saidTexts } from "../text/texts.js";

const THOUSAND = 1000;

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string | any[]} say
 * @property {Record<string, import("../text/cases.js").Condition>} when
 * @property {string | any[]} [hint]
 */

export class Goals {
  /**
   * @param {HTMLElement} bar in which the button stands that unfolds them; they unfold beneath it
   * @param {string} page whose goals stand in its texts
   */
  constructor(bar, page) {
    this.page = page;
    this.texts = `${page}.goals`;
    /** @type {Goal[]} */
    this.goals = saidTexts(this.texts);
    const known = kept(page);
    this.reached = new Set(this.goals.map(({ id }) => id).filter((id) => known.includes(id)));
    this.met = new Map();
    this.moved = false;
    this.#build(bar);
    // What a page shows when it is opened is nobody's achievement: only who does something reaches a goal.
    const host = bar.closest("[data-live]");
    for (const kind of ["pointerdown", "keydown"])
      host.addEventListener(kind, () => (this.moved = true), { capture: true });
  }

  /**
   * Called whenever numbers were written.
   * @param {any} words
   * @param {(key: string) => number | undefined} value
   */
  watch(words, value) {
    if (words.vocabulary !== this.vocabulary) this.#write(words);
    for (const { id, when } of this.goals) {
      const met = holds(when, value);
      const isNew = met && this.met.get(id) === false && this.moved && !this.reached.has(id);
      this.met.set(id, met);
      if (isNew) this.#reach(id);
    }
  }

  // --- inside -----------------------------------------------------------------------

  #build(bar) {
    this.button = element("button", "goals-count");
    this.button.type = "button";
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => this.#fold(!this.node.hidden));
    this.mark = element("span", "goal-mark");
    this.mark.setAttribute("aria-hidden", "true");
    this.count = element("span");
    this.button.append(this.mark, this.count);
    this.status = element("span", "goals-status");
    this.status.setAttribute("role", "status");
    const tools = bar.querySelector(".tools");
    if (tools) tools.prepend(this.button);
    else bar.append(this.button);
    bar.append(this.status);
    this.node = element("section", "goals");
    this.node.setAttribute("aria-label", said("common.goals.list"));
    this.node.hidden = true;
    this.list = element("ol");
    const again = element("button", "goals-again", said("common.goals.again"));
    again.type = "button";
    again.addEventListener("click", () => this.#again());
    this.node.append(this.list, again);
    bar.after(this.node);
  }

  // The goals in the words on screen.
  #write(words) {
    this.vocabulary = words.vocabulary;
    this.lines = new Map();
    this.list.replaceChildren(...this.goals.map((goal, place) => this.#line(goal, place, words)));
    this.#tick();
  }

  #line(/** @type {Goal} */ { id, when, hint }, place, words) {
    const node = element("li");
    const [mark, text] = [element("span", "goal-mark"), element("span", "goal-text")];
    mark.setAttribute("role", "img");
    const given = bounds(when, words.symbols);
    const told = (name) => saidSegments([this.texts, place, name].join("."), given);
    fill(text, told("say"), words, []);
    node.append(mark, text);
    if (hint) {
      const folded = element("details");
      const says = element("p");
      fill(says, told("hint"), words, []);
      folded.append(element("summary", "", said("common.goals.hint")), says);
      node.append(folded);
    }
    this.lines.set(id, { node, mark, text });
    return node;
  }

  #reach(id) {
    this.reached.add(id);
    keep(this.page, [...this.reached]);
    this.status.textContent = said("common.goals.announced", { goal: this.lines.get(id).text.textContent });
    this.button.classList.toggle("news", this.node.hidden);
    this.#tick();
  }

  #again() {
    this.reached.clear();
    keep(this.page, []);
    this.status.textContent = "";
    this.#tick();
  }

  #fold(hidden) {
    this.node.hidden = hidden;
    this.button.setAttribute("aria-expanded", String(!hidden));
    this.button.classList.remove("news");
  }

  #tick() {
    this.count.textContent = said("common.goals.count", { n: this.reached.size, all: this.goals.length });
    this.button.classList.toggle("all", this.reached.size === this.goals.length);
    for (const [id, { node, mark }] of this.lines) {
      const reached = this.reached.has(id);
      node.classList.toggle("reached", reached);
      mark.setAttribute("aria-label", reached ? said("common.goals.reached") : said("common.goals.open"));
    }
  }
}

// The bounds of a goal's conditions as its sentence says them: `{f_below}` is what f has to be below.
function bounds(when, symbols) {
  const given = {};
  for (const [key, condition] of Object.entries(when)) {
    const isShare = symbols[key]?.kind === "share" || condition.as === "percent";
    for (const [name, bound] of Object.entries(condition))
      if (typeof bound === "number") given[`${key}_${name}`] = written(bound, isShare && name !== "decimals");
  }
  return given;
}

function written(bound, isShare) {
  const decimals = decimalsIn(String(bound));
  if (isShare) return percent(bound, decimals);
  return bound >= THOUSAND ? grouped(bound) : fixed(bound, decimals);
}

// --- what this browser keeps; it may be told to keep nothing ---------------------------

const place = (page) => `gatewise.goals.${page}`;

function kept(page) {
  try {
    const found = JSON.parse(localStorage.getItem(place(page)) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function keep(page, reached) {
  try {
    localStorage.setItem(place(page), JSON.stringify(reached));
  } catch {
    // They stay ticked as long as the page is open.
  }
}
