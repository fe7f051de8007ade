// How a live part comes onto the page: one object per host, told about every new payload, dismissed with its
// host.
import { followClicked } from "../exchange/address.js";
import { exchangeOf } from "../exchange/exchange.js";
import { rememberVisit } from "../exchange/visited.js";
import { mirrorView, onView } from "../shell/view.js";
import { said } from "../text/texts.js";
import { announce, forget } from "./announce.js";
import "./paper.js";
import { whenStyled } from "./style.js";
import { wordsIn } from "./words.js";

/**
 * What Streamlit hands to a script with every run that draws it.
 * @typedef {object} Component
 * @property {HTMLElement | ShadowRoot} parentElement where the part's host stands
 * @property {Record<string, any>} data the payload, under the part's name, and perhaps `exchange`
 */

/**
 * A live part: it draws into its host and draws again when it receives another payload.
 * @typedef {object} Part
 * @property {(data: any, component: Component, recorded?: any) => void} receive
 * @property {() => string} [outcome] what its settings lead to, in a line that is read out after an undo
 * @property {() => void} [leave] takes back what the page would keep: observers, listeners, clocks
 */

/**
 * The function a live part's script exports.
 * @param {string} name the host is found by [data-name], the payload under the same name
 * @param {new (host: HTMLElement, requests: any) => Part} PartClass
 * @param {object} options
 * @param {string[]} options.sheets the style sheets it needs, by their places in assets/live
 * @param {(data: any) => any} [options.record] what else must have come before it can draw; may be a promise
 */
export function mounting(name, PartClass, { sheets, record = () => undefined }) {
  /** @type {WeakMap<HTMLElement, Mounted>} */
  const mounted = new WeakMap();

  return async function mount(/** @type {Component} */ component) {
    const host = /** @type {HTMLElement} */ (component.parentElement.querySelector(`[data-${name}]`));
    // What was dismissed before it could be drawn stands nowhere any more.
    if (!host.isConnected) return () => {};
    if (!mounted.has(host)) mounted.set(host, new Mounted(name, host, PartClass, sheets, record));
    const part = mounted.get(host);
    part.hear(component);
    // Streamlit dismisses an earlier call for a later one, which on a busy machine may have come before it: a
    // part leaves with its host, and for nothing else.
    return () => {
      if (host.isConnected) part.dismiss(component);
      else {
        part.leave();
        if (mounted.get(host) === part) mounted.delete(host);
      }
    };
  };
}

class Mounted {
  constructor(name, host, PartClass, sheets, record) {
    this.name = name;
    this.host = host;
    this.PartClass = PartClass;
    this.sheets = sheets;
    this.record = record;
    this.part = null;
    this.requests = null;
    this.latest = 0;
    // What Streamlit has handed over last, and before that.
    this.component = null;
    this.earlier = null;
    host.addEventListener("click", followClicked);
    mirrorView(host);
    this.unwatch = onView(() => mirrorView(host));
  }

  hear(component) {
    [this.earlier, this.component] = [this.component, component];
    const { [this.name]: payload, exchange: screen } = component.data;
    if (screen) this.#join(screen, payload);
    else this.show(payload);
  }

  // What was heard last and is dismissed had come late: what was heard before it is newer.
  dismiss(component) {
    const { component: last, earlier } = this;
    if (component !== last || !earlier) return;
    const { exchange: screen } = component.data;
    if (!screen) this.hear(earlier);
    else if (screen.run < earlier.data.exchange.run) exchangeOf(screen.page).lookAgain();
  }

  #join(screen, payload) {
    rememberVisit(screen.page);
    const exchange = exchangeOf(screen.page);
    const place = screen.part ?? "";
    this.requests ??= exchange.join(place, this);
    this.leaving = () => exchange.leave(place, this);
    if (place) exchange.offer(place, payload, screen.query);
    else exchange.hear(screen, payload);
  }

  // A later payload overtakes one that still waits for its words.
  async show(payload) {
    this.latest += 1;
    const turn = this.latest;
    const [words, recorded] = await Promise.all([
      wordsIn(payload.vocabulary ?? "plain", payload.variant),
      this.record(payload),
      whenStyled(this.host, this.sheets),
    ]);
    if (turn !== this.latest) return;
    this.part ??= new this.PartClass(this.host, this.requests);
    this.part.receive({ ...words, ...payload }, this.component, recorded);
    this.#announce(payload.news);
  }

  say(lost) {
    if (!this.line) {
      this.line = document.createElement("p");
      this.line.className = "lost";
      this.line.setAttribute("role", "status");
      this.host.before(this.line);
    }
    const text = lost && this.part ? said("common.connection.lost") : "";
    if (this.line.textContent !== text) this.line.textContent = text;
  }

  #announce(news) {
    if (!news) return;
    const done = news === "changed" ? "" : said(`common.announced.${news}`);
    announce([done, this.part.outcome?.()].filter(Boolean).join(" "));
  }

  leave() {
    forget();
    this.latest += 1;
    this.unwatch();
    this.line?.remove();
    this.part?.leave?.();
    this.leaving?.();
  }
}
