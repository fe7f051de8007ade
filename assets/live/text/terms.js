// A term of the glossary where it stands, underlined. What it means opens under the pointer, by focus and
// by a tap.
import { element } from "./dom.js";
import { mathematics } from "./mathematics.js";
import { said } from "./texts.js";

const WAIT_MS = 200;
const LEAVE_MS = 250;
const GAP = 8;
const EDGE = 12;
const STYLE = `
:host { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible; }
.card {
  box-sizing: border-box; width: max-content; max-width: min(23rem, calc(100vw - 24px)); padding: 12px 15px;
  border: 1px solid var(--term-line); border-radius: 10px; box-shadow: 0 8px 30px rgb(0 0 0 / 20%);
  background: var(--term-paper); color: var(--term-ink); font: 400 15.5px/1.45 var(--term-font);
}
.card b { display: block; margin-bottom: 2px; }
.math {
  display: block; margin-top: 6px; font: 17px/1.6 "Gatewise Math", "STIX Two Text", serif;
}
.card :is(sub, sup) { font-size: 0.7em; line-height: 0; }
.card a { display: inline-block; margin-top: 6px; color: inherit; font-weight: 600; }
.card a:focus-visible { outline: 3px solid var(--term-focus); outline-offset: 2px; }
`;

let glossary = {};
let followed = (/** @type {MouseEvent} */ _click) => {};

// The terms, and how a click on a link in a card is followed.
export function learnTerms(terms, follow) {
  glossary = terms;
  followed = follow;
}

// The term, what it says, and perhaps its formula and address.
export function termOf(id) {
  return glossary[id];
}

// Where a term can be seen, as a link.
export function showMeNode(address) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "show-me", `${said("common.term.show")} →`));
  link.href = address;
  return link;
}

// Not a button element, which cannot be broken over two lines.
/** @param {{ term: string, text: string }} segment */
export function termNode({ term, text }) {
  const node = element("span", "term", text);
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.dataset.term = term;
  node.setAttribute("aria-expanded", "false");
  node.setAttribute("aria-description", glossary[term].says);
  node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && explanation.soon(node));
  node.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && explanation.leave());
  node.addEventListener("focus", () => node.matches(":focus-visible") && explanation.open(node));
  node.addEventListener("blur", () => explanation.leave());
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    explanation.open(node);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && !event.shiftKey && explanation.enter(node)) event.preventDefault();
    if (event.key !== " " && event.key !== "Enter") return;
    // Space and Enter mean this term, not the page's own keys.
    event.preventDefault();
    event.stopPropagation();
    explanation.open(node);
  });
  return node;
}

// One card for the page: nobody reads two at once.
class Explanation {
  constructor() {
    this.host = null;
    this.node = null;
    this.clock = 0;
    this.quiet = false;
    // A term that is scrolled away, hidden or taken off the page takes its card along.
    this.sight = new IntersectionObserver((seen) => seen.at(-1).isIntersecting || this.close());
  }

  soon(node) {
    clearTimeout(this.clock);
    if (node !== this.node) this.clock = setTimeout(() => this.open(node), WAIT_MS);
  }

  leave() {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.#isWanted() || this.close(), LEAVE_MS);
  }

  open(node) {
    clearTimeout(this.clock);
    if (this.quiet || node === this.node || !node.isConnected) return;
    this.close();
    this.node = node;
    node.setAttribute("aria-expanded", "true");
    this.host ??= this.#host();
    document.body.append(this.host);
    this.#dress(node);
    this.#write(glossary[node.dataset.term]);
    this.host.showPopover();
    this.#place();
    this.sight.observe(node);
  }

  close() {
    clearTimeout(this.clock);
    this.sight.disconnect();
    this.node?.setAttribute("aria-expanded", "false");
    this.node = null;
    this.host?.remove();
  }

  // The link in the card, for who comes by keyboard; false where there is none.
  enter(node) {
    const link = node === this.node && this.link;
    if (link) link.focus();
    return Boolean(link);
  }

  #isWanted() {
    return this.host?.matches(":hover, :focus-within") || this.node?.matches(":focus-visible");
  }

  #host() {
    const host = element("div");
    host.popover = "manual";
    host.dataset.explanation = "";
    const root = host.attachShadow({ mode: "open" });
    root.append(element("style", "", STYLE), element("div", "card"));
    this.card = root.lastElementChild;
    this.card.setAttribute("role", "note");
    this.card.addEventListener("click", (event) => this.#follow(event));
    host.addEventListener("pointerenter", () => clearTimeout(this.clock));
    host.addEventListener("pointerleave", () => this.leave());
    host.addEventListener("focusout", () => this.leave());
    host.addEventListener("keydown", (event) => event.key === "Tab" && this.#backFromLink(event));
    addEventListener("keydown", (event) => this.#escape(event), { capture: true });
    addEventListener("pointerdown", ({ target }) => target !== host && this.leave(), { capture: true });
    addEventListener("resize", () => this.node && this.#place());
    addEventListener("scroll", () => this.node && this.#place(), { capture: true, passive: true });
    return host;
  }

  // Back to the term by Shift and Tab; by Tab to what comes after the term, so the browser must start there.
  #backFromLink(event) {
    const { node } = this;
    if (event.shiftKey) event.preventDefault();
    else this.close();
    this.#focus(node);
  }

  #follow(event) {
    followed(event);
    if (event.defaultPrevented) this.close();
  }

  #escape(event) {
    if (event.key !== "Escape" || !this.node) return;
    event.stopPropagation();
    const { node } = this;
    const inside = this.host.matches(":focus-within");
    this.close();
    if (inside) this.#focus(node);
  }

  #focus(node) {
    this.quiet = true;
    node.focus();
    this.quiet = false;
  }

  #dress(node) {
    const style = getComputedStyle(node);
    for (const name of ["paper", "ink", "line", "focus"])
      this.host.style.setProperty(`--term-${name}`, style.getPropertyValue(`--${name}`));
    this.host.style.setProperty("--term-font", style.getPropertyValue("--st-font"));
  }

  #write({ term, says, formula, address }) {
    const name = term[0].toUpperCase() + term.slice(1);
    this.card.replaceChildren(element("b", "", name), says);
    if (formula) this.card.append(mathematics(formula));
    this.link = address ? showMeNode(address) : null;
    if (this.link) this.card.append(formula ? "" : element("br"), this.link);
  }

  #place() {
    const at = this.node.getBoundingClientRect();
    const card = this.card.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - card.width - EDGE));
    const below = at.bottom + GAP + card.height < innerHeight || at.top < card.height + GAP;
    this.host.style.left = `${left}px`;
    this.host.style.top = `${below ? at.bottom + GAP : at.top - GAP - card.height}px`;
  }
}

const explanation = new Explanation();
