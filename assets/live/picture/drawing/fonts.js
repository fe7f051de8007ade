// The typefaces that a picture's texts are set in, to go along in its file.
import { FACES } from "../../core/style.js";

/** @typedef {import("../../core/style.js").Face} Face */

/** @type {Face[]} */
const ALL = [
  { family: "Source Sans", style: "normal", weight: "100 900", file: "sans-latin.woff2" },
  ...FACES,
];
const GREEK = /\p{Script=Greek}/u;
const loaded = new Map();

/**
 * @param {SVGElement} svg
 * @returns {Face[]} those that its texts are set in
 */
export function facesIn(svg) {
  const texts = [...svg.querySelectorAll("text")];
  /** @param {Face} face */
  const isUsed = ({ family, style, range }) =>
    texts.some(
      (text) =>
        text.getAttribute("font-family").startsWith(`"${family}"`) &&
        (text.getAttribute("font-style") ?? "normal") === style &&
        (!range || GREEK.test(text.textContent)),
    );
  return ALL.filter(isUsed);
}

/** @param {Face[]} faces @returns {Promise<string>} the rules of a style sheet */
export async function rulesFor(faces) {
  return (await Promise.all(faces.map(rule))).join("\n");
}

/** @param {Face} face */
async function rule({ family, style, weight, file, range }) {
  const parts = [
    `font-family:"${family}"`,
    `font-style:${style}`,
    `font-weight:${weight}`,
    `src:url(${await dataOf(file)}) format("woff2")`,
    ...(range ? [`unicode-range:${range}`] : []),
  ];
  return `@font-face{${parts.join(";")}}`;
}

// Fetched once a page; whoever lost the line may try again.
function dataOf(file) {
  if (!loaded.has(file)) {
    const answer = read(file);
    answer.catch(() => loaded.delete(file));
    loaded.set(file, answer);
  }
  return loaded.get(file);
}

async function read(file) {
  const response = await fetch(new URL(`../../../fonts/${file}`, import.meta.url));
  if (!response.ok) throw new TypeError(`${file}: ${response.status}`);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([await response.arrayBuffer()], { type: "font/woff2" }));
  return new Promise((resolve) => {
    reader.onload = () => resolve(reader.result);
  });
}
