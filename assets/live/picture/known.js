// What on a page can be taken away as a picture, in the order in which it stands there.

import { inParts } from "../text/dom.js";
import { plotlyHere } from "./drawing/plotly.js";

/**
 * @typedef {object} Picture
 * @property {string} name of common.picture.names; a part of the file's name too
 * @property {"slide" | "wide" | "chart" | "own" | "plotly"} shape a slide's, one as wide, a
 *   chart's, or the one it has on the page
 * @property {() => string} [at] where on the page's way it stands, for the file's name: "step-2"
 * @property {() => string} [title] what tells it from others of its name
 * @property {() => Equation[]} [equations] what is worked out in it now
 *
 * @typedef {{ symbol: string, formula: string, numbers: string, value: string }} Equation in LaTeX
 *
 * @typedef {Picture & { node: HTMLElement | SVGElement }} Found
 */

const PLOTLY = /** @type {const} */ ("plotly");

/** @type {WeakMap<Element, Picture>} */
const known = new WeakMap();

/**
 * @param {HTMLElement | SVGElement} node
 * @param {Picture} picture
 */
export function pictured(node, picture) {
  node.dataset.picture = picture.name;
  known.set(node, picture);
}

/** @returns {Found[]} what can be seen of them now */
export function picturesHere() {
  const nodes = inParts("[data-picture]").filter((node) => known.has(node));
  const ours = nodes.map((node) => ({ node, ...known.get(node) }));
  const others = plotlyHere().map((node) => ({ node, name: "chart", shape: PLOTLY }));
  return [...ours, ...others].filter(({ node }) => node.getBoundingClientRect().width > 0);
}
