// The page on paper. Before it is printed it is laid out at the paper's width and in the light palette, while
// scripts can still measure and draw; afterwards it is the screen's again. shell/print.css has the looks.
import "../shell/printed_foot.js";
import { mirrorView } from "../shell/view.js";
import { inParts } from "../text/dom.js";
import { repaint, themeOf } from "./style.js";

// What has the colours of quantities.
const PARTS = "[data-live], [data-theme]";

const root = document.documentElement;

export const onPaper = () => root.hasAttribute("data-paper");

/** @typedef {{ width: number, height: number }} Shape */

/** @type {Shape | null} */
let taken = null;
/** The shape of the picture that is being taken for somebody to keep; null while none is. */
export const shapeTaken = () => taken;

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

addEventListener("beforeprint", () => turn(true));
addEventListener("afterprint", () => turn(false));

function turn(paper) {
  const hosts = inParts(PARTS);
  if (paper) root.dataset.paper = hosts.length ? themeOf(hosts[0]) : "light";
  else delete root.dataset.paper;
  for (const host of hosts) {
    if (host.hasAttribute("data-live")) mirrorView(host);
    host.toggleAttribute("data-paper", paper);
    repaint(host);
  }
  for (const chart of document.querySelectorAll(".js-plotly-plot")) fit(chart, paper);
  dispatchEvent(new Event("paper"));
}

/**
 * Lays a part out as for a picture to keep, in the light colours and in a shape of its own, and afterwards as
 * it was. Nothing of it is seen: the screen is not painted in between.
 * @template Made
 * @param {HTMLElement} host
 * @param {Shape} shape
 * @param {() => Made} take
 * @returns {Made}
 */
export function whileTaken(host, shape, take) {
  const scrolled = scrolledAround(host);
  const { activeElement } = /** @type {ShadowRoot} */ (host.getRootNode());
  const calm = document.createElement("style");
  calm.textContent = "* { transition: none !important; animation: none !important; }";
  host.before(calm);
  dress(host, shape);
  try {
    return take();
  } finally {
    dress(host, null);
    for (const [node, top] of scrolled) node.scrollTop = top;
    // What was hidden for a moment has lost the focus.
    /** @type {HTMLElement | null} */ (activeElement)?.focus({ preventScroll: true });
    // The looks are worked out once more before changes may take their time again.
    host.getBoundingClientRect();
    calm.remove();
  }
}

function dress(host, shape) {
  taken = shape;
  const isTaken = shape !== null;
  host.toggleAttribute("data-taken", isTaken);
  host.toggleAttribute("data-paper", isTaken);
  for (const part of [host, ...host.querySelectorAll(PARTS)]) repaint(/** @type {HTMLElement} */ (part));
  dispatchEvent(new Event("paper"));
}

// A page that is shorter for a moment must not scroll up.
function scrolledAround(host) {
  const found = [];
  for (let node = host.getRootNode().host ?? host; node; node = node.parentElement)
    if (node.scrollTop) found.push([node, node.scrollTop]);
  return found;
}

// Plotly draws for the screen's width and would take its time to draw anew: its pictures are scaled.
function fit(chart, paper) {
  for (const svg of chart.querySelectorAll(".main-svg"))
    if (paper) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    else svg.removeAttribute("viewBox");
}
