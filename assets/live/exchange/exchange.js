// A page's state is its query. Live parts ask the server for the query after an event, one at a time and in
// order; the answer brings what they draw. What Streamlit's widgets changed meanwhile is merged.
import { announceAddress, isMarked, merged, showAddress, shownQuery } from "./address.js";
import { API } from "./api.js";
import { onCutOff } from "./connection.js";
import { Travels } from "./travels.js";

// What a proxy says when the server behind it does not answer.
const GATEWAYS = new Set([502, 503, 504]);
const PATIENCE = 10_000;
const PAUSES = [300, 1000, 2000, 4000];
const DRAWN_WITHIN = 3000;
const MAIN = "";
// What is said of a change that no handle speaks of.
const NEWS = {
  undo: "undone",
  redo: "redone",
  reset: "reset",
  heard: "changed",
  merge: "changed",
  visit: "changed",
};

/**
 * What the server says of a state beside what is drawn.
 * @typedef {object} Screen
 * @property {string} query
 * @property {string} settings another text for each set of settings
 * @property {string} drawn another text for each state that Streamlit's part of the page looks different for
 * @property {boolean} changed whether reset would do something
 * @property {string} [asked] of Streamlit: the query before a widget changed it
 * @property {number} [run] of Streamlit: how many times it has drawn the page before, and this one
 * @property {boolean} [seen] of Streamlit: whether the live part shall come into view
 *
 * @typedef {{ host: HTMLElement, show: (payload: any) => void, say: (lost: boolean) => void }} Part
 */

const exchanges = new Map();

/** @returns {Exchange} */
export function exchangeOf(page) {
  if (!exchanges.has(page)) exchanges.set(page, new Exchange(page));
  return exchanges.get(page);
}

class Exchange {
  constructor(page) {
    this.page = page;
    /** @type {Map<string, Part>} */
    this.parts = new Map();
    // What each part shows, and the query it belongs to: the same query, the same payload.
    /** @type {Map<string, { query: string, payload: any }>} */
    this.drawings = new Map();
    // What Streamlit drew of parts that stand above the main one, whose news are yet to come.
    /** @type {Map<string, { query: string, payload: any }>} */
    this.early = new Map();
    this.travels = new Travels(page);
    /** @type {Screen} */
    this.screen = null;
    this.queue = [];
    this.sent = 0;
    this.answered = 0;
    this.message = "";
    // What has just been done to the settings otherwise than by a handle.
    this.news = "";
    // What the last guess was worth.
    this.marked = null;
    this.busy = false;
    // How often in a row nobody has answered, and whether Streamlit is cut off.
    this.lost = 0;
    this.cut = false;
    // What Streamlit has drawn.
    this.told = { query: "", drawn: "" };
    this.telling = null;
    addEventListener("popstate", () => this.#travelled());
    addEventListener("online", () => this.#next());
    onCutOff((cut) => this.#say({ cut: cut && this.parts.size > 0 }));
    // Who is about to use a widget finds Streamlit up to date.
    for (const kind of ["pointerdown", "focusin"])
      addEventListener(kind, (event) => this.#outside(event), { capture: true });
  }

  get settled() {
    return this.queue.length === 0;
  }

  // --- parts come and go ------------------------------------------------------------

  /** @param {Part} part */
  join(name, part) {
    if (this.parts.size === 0) {
      this.path = location.pathname;
      this.arriving = true;
    }
    this.parts.set(name, part);
    this.drawings.delete(name);
    return new Line(this, name);
  }

  leave(name, part) {
    if (this.parts.get(name) === part) this.parts.delete(name);
  }

  // --- what Streamlit has drawn -----------------------------------------------------

  /** @param {Screen} screen */
  hear(screen, payload) {
    const { asked, query } = screen;
    this.#say({ cut: false });
    clearTimeout(this.telling);
    this.telling = null;
    this.told = { query, drawn: screen.drawn };
    // Streamlit draws from what its server knows by now, such as a run that has been made meanwhile.
    const isNews = query === this.screen?.query && this.screen.drawn !== screen.drawn;
    if (isNews) this.screen = { ...this.screen, drawn: screen.drawn };
    if (this.arriving) this.#arrive(screen, payload);
    else if (this.settled && asked === this.screen.query) {
      if (query !== asked || isNews || !this.drawings.has(MAIN))
        this.#take({ ...screen, payload, parts: this.#offeredEarly(query) }, "heard");
    } else if (asked !== query) this.send({ kind: "merge", asked, query });
    else if (this.settled && !this.drawings.has(MAIN)) this.send({ kind: "visit", query: this.screen.query });
    if (screen.seen) this.parts.get(MAIN)?.host.scrollIntoView({ block: "start" });
    this.#tell();
    // What another part has asked for before this one was there.
    this.#next();
  }

  // What Streamlit has drawn may be older than what its server knows.
  lookAgain() {
    if (this.screen && this.settled) this.send({ kind: "visit", query: this.screen.query });
  }

  // What Streamlit drew of a panel's live part; where the browser is ahead, the next answer brings it.
  offer(name, payload, query) {
    const known = this.drawings.get(name)?.query;
    if (known === query) return;
    if (known !== undefined && query !== this.screen?.query) {
      this.early.set(name, { query, payload });
      return;
    }
    this.drawings.set(name, { query, payload });
    this.#show(name);
  }

  #offeredEarly(query) {
    const offered = [...this.early].filter(([, drawing]) => drawing.query === query);
    this.early.clear();
    return Object.fromEntries(offered.map(([name, { payload }]) => [name, payload]));
  }

  // Who comes by the menu finds the page as it was left; a link, Back and a reload say what they want.
  #arrive(screen, payload) {
    this.arriving = false;
    const left = this.screen;
    if (left !== null && shownQuery() === "" && !isMarked()) {
      showAddress(left.query, false);
      this.send({ kind: "merge", asked: screen.asked, query: screen.query });
      return;
    }
    if (left === null) this.travels.restore(screen.query);
    this.#take({ ...screen, payload }, "heard");
  }

  // --- what people ask for ----------------------------------------------------------

  send(event) {
    this.sent += 1;
    this.queue.push({ id: this.sent, ...event });
    this.#next();
    return this.sent;
  }

  // A look elsewhere replaces one that waits, so that walking fast does not queue up.
  sendLatest(event) {
    const last = this.queue.at(-1);
    const waits = this.queue.length > (this.busy ? 1 : 0);
    if (waits && last.kind === event.kind && last.part === event.part) this.queue.pop();
    return this.send(event);
  }

  async #next() {
    if (this.busy || this.settled || !this.screen) return;
    const [request] = this.queue;
    const question = this.#question(request);
    if (!question) {
      this.#done(request, "");
      return;
    }
    this.busy = true;
    const answer = await answerTo(this.page, question);
    this.busy = false;
    clearTimeout(this.timer);
    if (answer === null) {
      this.#say({ lost: this.lost + 1 });
      this.timer = setTimeout(() => this.#next(), PAUSES[Math.min(this.lost, PAUSES.length) - 1]);
      return;
    }
    this.#say({ lost: 0 });
    if (answer.refused) this.#done(request, answer.refused);
    else this.#take(answer, request.kind, request);
  }

  #say({ lost = this.lost, cut = this.cut }) {
    this.lost = lost;
    this.cut = cut;
    this.parts.get(MAIN)?.say(lost > 1 || cut);
  }

  // What a request asks of the server now; null where there is nothing to ask.
  #question({ id: _, ...event }) {
    const { query } = this.screen;
    if (event.kind === "undo" || event.kind === "redo") {
      const to = this.travels[event.kind === "undo" ? "past" : "future"].at(-1);
      return to === undefined ? null : { query, event: { kind: "restore", query: to } };
    }
    if (event.kind === "merge") return { query: merged(query, event.asked, event.query), event: null };
    if (event.kind === "visit") return { query: event.query, event: null };
    return { query, event };
  }

  #done(request, message) {
    if (this.queue[0] === request) this.queue.shift();
    this.answered = Math.max(this.answered, request.id);
    this.message = message;
    this.#show();
    this.#next();
    this.#tell();
  }

  // --- the answer -------------------------------------------------------------------

  #take({ payload, parts = {}, marked = null, ...rest }, how, request = null) {
    if (marked) this.marked = { ...marked, guess: request.id };
    const screen = /** @type {Screen} */ (rest);
    const before = this.screen;
    const moved = before !== null && before.settings !== screen.settings;
    if (how === "undo") this.travels.undone(before.query);
    else if (how === "redo") this.travels.redone(before.query);
    else if (moved) this.travels.changed(before.query);
    this.screen = screen;
    const { query } = screen;
    for (const [name, drawn] of Object.entries({ [MAIN]: payload, ...parts }))
      this.drawings.set(name, { query, payload: drawn });
    // A merged address never was on screen before; what Streamlit says has its entry already.
    if (this.parts.size > 0 && location.pathname === this.path)
      showAddress(query, how !== "merge" && how !== "heard");
    this.travels.keep(query);
    this.news = moved ? (NEWS[how] ?? "") : "";
    if (request) this.#done(request, "");
    else this.#show();
    this.news = "";
    this.#tell();
  }

  #show(only = null) {
    const { answered, message, marked, screen, travels } = this;
    const news = (name) => (name === MAIN ? this.news : "");
    const of = screen?.settings ?? "";
    const can = {
      undo: travels.past.length > 0,
      redo: travels.future.length > 0,
      reset: screen?.changed ?? false,
    };
    for (const [name, part] of this.parts) {
      const drawing = this.drawings.get(name);
      if (drawing && (only === null || only === name))
        part.show({ ...drawing.payload, answered, message, marked, of, can, news: news(name) });
    }
  }

  // --- Streamlit's part of the page ---------------------------------------------------

  #travelled() {
    const query = shownQuery();
    const here = this.parts.size > 0 && this.screen && location.pathname === this.path;
    if (here && query !== this.screen.query) this.send({ kind: "visit", query });
  }

  // Streamlit draws anew where it shows something that has changed, once at a time.
  #tell() {
    if (this.screen?.drawn !== this.told.drawn) this.#announce();
  }

  #announce() {
    const isKnown = this.told.query === this.screen.query && this.told.drawn === this.screen.drawn;
    if (!this.settled || this.parts.size === 0 || isKnown || this.telling !== null) return;
    // Without a connection Streamlit does not hear it.
    this.telling = setTimeout(() => {
      this.telling = null;
      this.#tell();
    }, DRAWN_WITHIN);
    announceAddress();
  }

  #outside(event) {
    if (!this.screen || this.parts.size === 0 || location.pathname !== this.path) return;
    const path = event.composedPath();
    const hosts = [...this.parts.values()].map((part) => part.host);
    const inside = path.some((node) => hosts.includes(node));
    const widget = path.some((node) => node instanceof Element && node.matches("[data-testid=stMain]"));
    if (widget && !inside) this.#announce();
  }
}

// The server's answer, a refusal among them; null where nobody has answered.
async function answerTo(page, question) {
  try {
    const response = await fetch(API + page, {
      method: "POST",
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (GATEWAYS.has(response.status)) return null;
    return response.ok ? await response.json() : { refused: await response.text() };
  } catch (problem) {
    // What fetch throws when the line is cut, before the answer or in the middle of it, or takes too long.
    if (problem instanceof TypeError || problem instanceof DOMException) return null;
    throw problem;
  }
}

// One live part's way to its page's exchange.
class Line {
  constructor(exchange, name) {
    this.exchange = exchange;
    this.name = name;
  }

  get settled() {
    return this.exchange.settled;
  }

  send(event) {
    return this.exchange.send(this.#own(event));
  }

  sendLatest(event) {
    return this.exchange.sendLatest(this.#own(event));
  }

  get travel() {
    return {
      undo: () => this.exchange.send({ kind: "undo" }),
      redo: () => this.exchange.send({ kind: "redo" }),
      reset: () => this.exchange.send({ kind: "reset" }),
    };
  }

  #own(event) {
    return this.name === MAIN ? event : { ...event, part: this.name };
  }
}
