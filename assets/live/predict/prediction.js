// Predict first: results lie under a “?” until somebody has worked them out or asks to see them.
import { said } from "../text/texts.js";
import { Ask } from "./ask.js";
import { SIGN, Signs } from "./signs.js";
import { sentenceOf } from "./verdict.js";

const TICK = "\u2009✓";

/**
 * What a prediction asks of the live part whose numbers it hides.
 * @typedef {object} Owner
 * @property {(key: string) => string | null} idOf what a number is called among the results; null: it is none
 * @property {() => string[]} order the ids of all results, in the order in which they are worked out
 * @property {(id: string) => string} nameOf
 * @property {() => boolean} moving whether a setting is being moved
 * @property {() => void} redraw writes all numbers again
 * @property {() => HTMLElement} home what has the focus when nothing is left to work out
 * @property {(id: string) => { of: string, key: string }} [asked] how the server calls it
 * @property {boolean} [onlyShown] whether results can be shown, but nobody marks what would be typed
 */

export class Prediction {
  /**
   * @param {HTMLElement} host in which everything stands
   * @param {any} requests
   * @param {Owner} owner
   */
  constructor(host, requests, owner) {
    this.requests = requests;
    this.owner = owner;
    this.signs = new Signs(host, (id, typed) => this.#open(id, typed));
    this.ask = new Ask(host, {
      check: (text) => this.#guess(text),
      show: () => this.#shown(),
      left: (text) => this.drafts?.set(this.asking, text),
      closed: () => this.signs.focus(this.asking),
    });
    this.on = false;
    this.of = "";
    /** @type {Map<number, string>} by the number of the question, several while there is no connection */
    this.waiting = new Map();
    this.wanted = null;
    this.#forget();
  }

  // Told of every payload before its numbers are written.
  receive({ predict, of, marked, answered, message, words }) {
    if (!predict || of !== this.of) this.#forget();
    this.on = predict;
    this.of = of;
    this.words = words;
    this.signs.renew();
    for (const [guess, id] of this.waiting) if (answered >= guess) this.#settle(guess, id, marked, message);
  }

  leave() {
    this.ask.close();
  }

  // --- what is hidden ---------------------------------------------------------------

  covers(key) {
    const id = this.on ? this.owner.idOf(key) : null;
    return id !== null && this.hides(id);
  }

  // Whether a result, or a picture, is not to be seen yet.
  hides(id) {
    return this.on && (this.owner.moving() || !(this.all || this.seen.has(id)));
  }

  get isOpen() {
    return this.on && this.all;
  }

  // One result, or one picture.
  show(id) {
    this.seen.add(id);
    this.owner.redraw();
  }

  showAll() {
    this.ask.close();
    this.all = true;
    this.owner.redraw();
  }

  switch() {
    this.ask.close();
    this.requests.send({ kind: "predict", on: !this.on });
  }

  // --- what a surface asks of what lies over its numbers -------------------------------

  /** @type {import("../controls/surface.js").Veil["written"]} */
  written(slot, text) {
    const id = this.on ? this.owner.idOf(slot.key) : null;
    if (id === null) {
      this.signs.bare(slot.node);
      return text;
    }
    const hidden = this.hides(id);
    const place = this.signs.dress(slot, id, hidden ? this.#label(id) : "");
    if (!hidden) return place !== "also" && place !== "aside" && this.solved.has(id) ? text + TICK : text;
    return SIGN[place];
  }

  settled() {
    this.signs.place();
    if (this.asking !== null) this.ask.follow(this.signs.nodeOf(this.asking));
    if (this.wanted === null) return;
    const { after, say } = this.wanted;
    this.wanted = null;
    const next = this.#next(after);
    this.ask.say(next ? say : `${say} ${said("common.predict.done")}`);
    (next ?? this.owner.home()).focus({ preventScroll: Boolean(!next) });
  }

  // --- inside -------------------------------------------------------------------------

  #forget() {
    this.ask.close();
    this.asking = null;
    this.all = false;
    /** @type {Set<string>} */
    this.seen = new Set();
    this.solved = new Set();
    /** @type {Map<string, string>} */
    this.drafts = new Map();
  }

  #open(id, typed) {
    this.asking = id;
    if (this.owner.onlyShown) {
      this.#shown();
      return;
    }
    this.ask.open(this.signs.nodeOf(id), this.owner.nameOf(id), typed ?? this.drafts.get(id) ?? "");
  }

  #asked(id) {
    return this.owner.asked?.(id) ?? { of: "", key: id };
  }

  #label(id) {
    const name = this.owner.nameOf(id);
    return this.owner.onlyShown
      ? said("common.predict.shown", { name })
      : said("common.predict.hidden", { name });
  }

  #guess(text) {
    const id = this.asking;
    this.drafts.set(id, text);
    const { of, key } = this.#asked(id);
    const answers = {};
    for (const [other, draft] of this.drafts) {
      const place = this.#asked(other);
      if (place.of === of && draft.trim()) answers[place.key] = draft;
    }
    answers[key] = text;
    this.waiting.set(this.requests.send({ kind: "guess", of, key, answers }), id);
  }

  #settle(guess, id, marked, message) {
    this.waiting.delete(guess);
    const isRight = marked?.guess === guess && marked.verdict === "right";
    if (isRight) {
      this.solved.add(id);
      this.seen.add(id);
    }
    // Of an answer that had to wait for the server only the result is told, not what was wrong.
    if (id !== this.asking) return;
    if (isRight) this.#reveal(id, said("common.verdict.right"));
    else if (marked?.guess !== guess) this.ask.refuse(message);
    else this.ask.refuse(sentenceOf(marked, (key) => this.#nameOf(marked.of, key), this.words));
  }

  #nameOf(of, key) {
    const isIt = (id) => this.#asked(id).of === of && this.#asked(id).key === key;
    return this.owner.nameOf([...this.drafts.keys()].find(isIt));
  }

  #shown() {
    this.#reveal(this.asking, "");
    this.owner.redraw();
  }

  #reveal(id, say) {
    this.seen.add(id);
    this.ask.close();
    this.asking = null;
    this.wanted = { after: id, say };
  }

  // The next result in the order of calculation that is on screen and still hidden.
  #next(id) {
    const order = this.owner.order();
    const at = order.indexOf(id) + 1;
    const ids = [...order.slice(at), ...order.slice(0, at)];
    return ids
      .filter((other) => this.hides(other))
      .map((other) => this.signs.nodeOf(other))
      .find((node) => node?.checkVisibility({ visibilityProperty: true }));
  }
}
