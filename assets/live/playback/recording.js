// A run that the server records: its columns grow while it is asked for, and never change behind.
import { columnsOf, unpack } from "../core/columns.js";
import { API } from "../exchange/api.js";
import { said } from "../text/texts.js";

// Until the first rows have come, and from then on: what is being played is ahead of it.
const SOON = 120;
const LATER = 400;
const AGAIN = 1000;
const WHO = crypto.randomUUID?.() ?? String(performance.now());

/**
 * What the server says of a run beside its numbers.
 * @typedef {object} RunStatus
 * @property {number} epoch
 * @property {boolean} finished
 * @property {string} problem
 * @property {number} before
 * @property {number | null} good
 * @property {number | null} left
 * @property {string} sentence
 */

export class Recording {
  /**
   * @param {string} path
   * @param {string} question
   * @param {{ names: string[], start: string } | null} begin the first row, in base64, where it is known
   * @param {() => void} onMore
   */
  constructor(path, question, begin, onMore) {
    this.address = `${API}${path}?${question}${question && "&"}`;
    this.onMore = onMore;
    this.columns = begin ? unpack(begin.start, begin.names) : new Map();
    this.got = 0;
    // Rows asked for beside those that come by themselves.
    this.sought = new Set();
    /** @type {RunStatus} */
    this.status = null;
    this.problem = "";
    this.lost = false;
    this.asking = false;
    this.wanted = false;
  }

  get finished() {
    return this.status?.finished ?? false;
  }

  // What one waits for before the first rows; nothing once they are there.
  get waiting() {
    const before = this.got ? 0 : (this.status?.before ?? 0);
    if (!before) return "";
    return before > 1 ? said("common.run.before", { count: before }) : said("common.run.one_before");
  }

  get rows() {
    return this.columns.get("epoch")?.length ?? 0;
  }

  // Asks until the run is finished or let go of.
  follow() {
    this.wanted = true;
    clearTimeout(this.timer);
    if (!this.asking && !this.finished && !this.problem) this.#ask();
  }

  letGo() {
    this.wanted = false;
    clearTimeout(this.timer);
  }

  // The row of an epoch that is not recorded: made by the server, put where it belongs.
  async exactly(epoch) {
    if (this.columns.get("epoch").includes(epoch) || this.sought.has(epoch)) return;
    this.sought.add(epoch);
    const exact = await this.#row(epoch).catch(() => null);
    this.sought.delete(epoch);
    if (exact) this.#insert(exact, epoch);
    this.onMore();
  }

  // What is said of a run that ends at this epoch; nothing where nobody answers.
  async sentenceAt(epoch) {
    const response = await this.#at(epoch).catch(() => null);
    return response?.ok ? JSON.parse(response.headers.get("x-run")).sentence : "";
  }

  async #row(epoch) {
    const response = await this.#at(epoch);
    return response.ok ? columnsIn(response, await response.arrayBuffer()) : null;
  }

  #at(epoch) {
    return fetch(`${this.address}at=${epoch}`);
  }

  #insert(exact, epoch) {
    const place = this.columns.get("epoch").findIndex((known) => known > epoch);
    const at = place < 0 ? this.rows : place;
    for (const [name, column] of this.columns)
      this.columns.set(
        name,
        Float64Array.from([...column.subarray(0, at), ...exact.get(name), ...column.subarray(at)]),
      );
  }

  async #ask() {
    this.asking = true;
    let pause = SOON;
    try {
      // The first question is the same for everybody, so that a proxy can answer it.
      const address = this.got ? `${this.address}rows=${this.got}` : this.address.replace(/[?&]$/, "");
      const response = await fetch(address, { headers: { "x-visitor": WHO } });
      if (response.status === 400 || response.status === 414) this.problem = await response.text();
      else if (response.ok) this.#append(response, await response.arrayBuffer());
      else pause = AGAIN;
      this.lost = response.status >= 500 && response.status !== 503;
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
      // Nobody answers: what is recorded stays, and the rest is asked for again.
      this.lost = true;
      pause = AGAIN;
    } finally {
      this.asking = false;
    }
    if (this.got && pause === SOON) pause = LATER;
    this.onMore();
    if (this.wanted && !this.finished && !this.problem) this.timer = setTimeout(() => this.#ask(), pause);
  }

  #append(response, body) {
    this.status = JSON.parse(response.headers.get("x-run"));
    const more = columnsIn(response, body);
    const count = more.get("epoch")?.length ?? 0;
    if (!count) return;
    const fresh = this.got === 0;
    this.got += count;
    for (const [name, column] of more) {
      const known = fresh ? [] : this.columns.get(name);
      this.columns.set(name, Float64Array.from([...known, ...column]));
    }
  }
}

function columnsIn(response, body) {
  const names = (response.headers.get("x-columns") ?? "").split(",").filter(Boolean);
  return columnsOf(new Float64Array(body), names);
}
