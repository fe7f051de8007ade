// The page on paper. Before it is printed it is laid out at the paper's width and in the light palette, while
// scripts can still measure and draw; afterwards it is the screen's again. shell/print.css has the looks.
import { repaint } from "./style.js";

const PART = "[data-live]";
const LONGEST = 600;
const FOOT = "paper-foot";

export const onPaper = () => document.documentElement.hasAttribute("data-paper");

/** A ResizeObserver that is told about paper too, at once: before printing none is called in time. */
export class SizeObserver extends ResizeObserver {
  /** @param {() => void} resized */
  constructor(resized) {
    super(resized);
    this.resized = resized;
    addEventListener("paper", resized);
  }

  disconnect() {
    super.disconnect();
    removeEventListener("paper", this.resized);
  }
}

// The app's script may be loaded by several parts, this module is loaded once.
addEventListener("beforeprint", () => {
  writeFoot();
  turn(true);
});
addEventListener("afterprint", () => turn(false));

function turn(paper) {
  document.documentElement.toggleAttribute("data-paper", paper);
  for (const host of parts()) {
    host.toggleAttribute("data-paper", paper);
    repaint(host);
  }
  dispatchEvent(new Event("paper"));
}

/** @returns {HTMLElement[]} the hosts of live parts, each of which stands in a shadow root of its own */
function parts() {
  const around = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean);
  return around.flatMap((root) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(PART))]);
}

// Where it comes from, when, and which page of how many, in the margin of each page.
function writeFoot() {
  const foot = document.getElementById(FOOT) ?? document.head.appendChild(document.createElement("style"));
  foot.id = FOOT;
  const { href } = location;
  const address = href.length > LONGEST ? `${href.slice(0, LONGEST)}…` : href;
  const date = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  foot.textContent = `@page {
    @bottom-left { content: ${quoted(address)}; }
    @bottom-right { content: ${quoted(`${date}  ·  `)} counter(page) " / " counter(pages); }
  }`;
}

function quoted(text) {
  return `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
