// The page on paper. Before it is printed it is laid out at the paper's width and in the light palette, while
// scripts can still measure and draw; afterwards it is the screen's again. shell/print.css has the looks.
import "../shell/printed_foot.js";
import { mirrorView } from "../shell/view.js";
import { repaint, themeOf } from "./style.js";

const PARTS = "[data-live], [data-theme]";

const root = document.documentElement;

export const onPaper = () => root.hasAttribute("data-paper");

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
  const hosts = parts();
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

/** @returns {HTMLElement[]} what has the colours of quantities, in all shadow roots */
function parts() {
  const around = [...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean);
  return around.flatMap((root) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(PARTS))]);
}

// Plotly draws for the screen's width and would take its time to draw anew: its pictures are scaled.
function fit(chart, paper) {
  for (const svg of chart.querySelectorAll(".main-svg"))
    if (paper) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    else svg.removeAttribute("viewBox");
}
