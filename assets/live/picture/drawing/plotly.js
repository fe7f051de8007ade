// Plotly's charts, which stand outside the live parts and have their colours in them: those of the dark theme
// become those of the light one.
import { paintedLast } from "../../core/style.js";
import { make } from "../../text/svg.js";
import { drawShapes } from "./shapes.js";

const PAINTS = ["fill", "stroke"];
// What is less apart in its parts of a colour is a grey.
const GREY = 0x30;

/** @returns {HTMLElement[]} those on the page */
export const plotlyHere = () => [
  .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".js-plotly-plot")),
];

/**
 * @param {HTMLElement | SVGElement} plot
 * @param {SVGElement} parent
 * @param {{ left: number, top: number }} origin
 * @param {import("./shapes.js").Names} names
 */
export function drawPlotly(plot, parent, origin, names) {
  const group = make(parent, "g");
  for (const svg of plot.querySelectorAll(".main-svg")) {
    const { left, top } = svg.getBoundingClientRect();
    const transform = `translate(${left - origin.left} ${top - origin.top})`;
    drawShapes(/** @type {SVGElement} */ (svg), make(group, "g", { transform }), names);
  }
  const { theme, palette } = paintedLast() ?? {};
  if (theme === "dark") lighten(group, palette);
}

function lighten(group, { light, dark }) {
  const known = new Map(Object.entries(dark).map(([role, colour]) => [colour, light[role]]));
  for (const node of group.querySelectorAll("*"))
    for (const paint of PAINTS) {
      const colour = node.getAttribute(paint);
      if (colour?.startsWith("#")) node.setAttribute(paint, known.get(colour) ?? turned(colour));
    }
}

// A grey, or what is nearly one, as far from white as it was from black.
function turned(colour) {
  const parts = [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16));
  if (Math.max(...parts) - Math.min(...parts) > GREY) return colour;
  const [, middle] = parts.toSorted((one, other) => one - other);
  return `#${(255 - middle).toString(16).padStart(2, "0").repeat(3)}`;
}
