// A picture as a file that stands for itself: white ground, light colours, texts with their typefaces, and a
// shape that fits a slide.
import { whileTaken } from "../core/paper.js";
import { whenPresentable } from "../core/style.js";
import { make, short } from "../text/svg.js";
import { drawBoxes } from "./drawing/boxes.js";
import { facesIn, rulesFor } from "./drawing/fonts.js";
import { drawPlotly } from "./drawing/plotly.js";
import { drawShapes, Names } from "./drawing/shapes.js";

const EDGE = 24;
const SLIDE = { width: 1280, height: 720 };
const CHART = { width: 760, height: 400 };
// What is said in formulas stands below the picture, no larger than this.
const FORMULAS = { height: 168, gap: 14, largest: 1.3 };
// Digits of one width, as on screen.
const FIGURES = "text{font-variant-numeric:tabular-nums lining-nums;white-space:pre}";

/**
 * @param {import("./known.js").Found} picture
 * @param {{ title: string, about: string }} told for who does not see it
 * @returns {Promise<import("./files.js").Taken>}
 */
export async function take(picture, { title, about }) {
  if (picture.shape === "slide") await whenPresentable(hostOf(picture.node));
  const svg = /** @type {SVGSVGElement} */ (make(new DocumentFragment(), "svg"));
  make(svg, "title", {}, title);
  if (about) make(svg, "desc", {}, about);
  const style = make(svg, "style");
  const ground = make(svg, "rect", { fill: "#ffffff" });
  const { width, height } = { slide, wide, chart, own, plotly }[picture.shape](picture.node, svg);
  for (const node of [svg, ground]) {
    node.setAttribute("width", String(width));
    node.setAttribute("height", String(height));
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  const faces = facesIn(svg);
  style.textContent = `${await rulesFor(faces)}\n${FIGURES}`;
  return { svg, width, height, faces };
}

const hostOf = (node) => /** @type {HTMLElement} */ (node.closest("[data-live]"));

/** The text of its file. */
export const textOf = ({ svg }) => new XMLSerializer().serializeToString(svg);

/** A picture of a unit over the formulas of the step one stands at. */
function slide(node, svg) {
  const host = hostOf(node);
  const inner = { width: SLIDE.width - 2 * EDGE, height: SLIDE.height - 2 * EDGE };
  const lines = /** @type {HTMLElement} */ (host.querySelector("[data-equations]"));
  const isTold = lines?.getBoundingClientRect().height > 0;
  const room = isTold ? inner.height - FORMULAS.height - FORMULAS.gap : inner.height;
  return whileTaken(host, { width: inner.width, height: room }, () =>
    at(host, inner.width, () => {
      const names = new Names();
      const box = node.getAttribute("viewBox").split(" ").map(Number);
      const place = { left: EDGE, top: EDGE, width: inner.width, height: room };
      const drawing = make(svg, "g", { transform: fitted(box, place) });
      drawShapes(node, drawing, names);
      if (isTold)
        formulas(lines, svg, { ...place, top: EDGE + room + FORMULAS.gap, height: FORMULAS.height });
      return SLIDE;
    }),
  );
}

function formulas(lines, svg, place) {
  const range = document.createRange();
  range.selectNodeContents(lines);
  const { left, top, width, height } = range.getBoundingClientRect();
  if (!width) return;
  const group = make(svg, "g", { transform: fitted([0, 0, width, height], place, FORMULAS.largest) });
  drawBoxes(lines, group, { left, top }, new Names());
}

// In the middle of a place, as large as it may be.
function fitted([x, y, width, height], place, largest = Infinity) {
  const size = Math.min(place.width / width, place.height / height, largest);
  const left = place.left + (place.width - width * size) / 2 - x * size;
  const top = place.top + (place.height - height * size) / 2 - y * size;
  return `translate(${short(left, 4)} ${short(top, 4)}) scale(${short(size, 4)})`;
}

function wide(node, svg) {
  return whileTaken(hostOf(node), SLIDE, () => at(node, SLIDE.width - 2 * EDGE, () => whole(node, svg)));
}

function chart(node, svg) {
  return whileTaken(hostOf(node), CHART, () => at(node, CHART.width, () => whole(node, svg)));
}

function own(node, svg) {
  return whileTaken(hostOf(node), SLIDE, () => whole(node, svg));
}

const plotly = (node, svg) => whole(node, svg, drawPlotly);

function whole(node, svg, draw = drawBoxes) {
  const { left, top, width, height } = node.getBoundingClientRect();
  draw(node, make(svg, "g"), { left: left - EDGE, top: top - EDGE }, new Names());
  return { width: Math.ceil(width) + 2 * EDGE, height: Math.ceil(height) + 2 * EDGE };
}

// At a width of its own, whatever the window has.
function at(node, width, draw) {
  const before = node.style.cssText;
  Object.assign(node.style, { width: `${width}px`, maxWidth: "none", minWidth: `${width}px` });
  dispatchEvent(new Event("paper"));
  try {
    return draw();
  } finally {
    node.style.cssText = before;
  }
}
