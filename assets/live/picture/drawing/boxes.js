// What stands beside and around drawings on a page, as shapes and texts: legends, formulas, boxes.
import { make, short } from "../../text/svg.js";
import { paintOf } from "./colours.js";
import { asWide, letters } from "./letters.js";
import { recordingOf } from "./pen.js";
import { drawShapes } from "./shapes.js";

const measure = document.createElement("canvas").getContext("2d");

/**
 * Everything in and below a node, in pixels from a place on the page.
 * @param {HTMLElement | SVGElement} node
 * @param {SVGElement} parent
 * @param {{ left: number, top: number }} origin
 * @param {import("./shapes.js").Names} names
 */
export function drawBoxes(node, parent, origin, names) {
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden") return;
  if (node instanceof SVGSVGElement) {
    const { a, d, e, f } = node.getScreenCTM();
    const parts = [a, 0, 0, d, e - origin.left, f - origin.top].map((part) => short(part));
    const transform = `matrix(${parts.join(" ")})`;
    drawShapes(node, make(parent, "g", { transform }), names);
    return;
  }
  if (node instanceof HTMLCanvasElement) {
    drawCanvas(node, parent, origin, names);
    return;
  }
  drawBox(node, parent, origin, style);
  if (node instanceof HTMLInputElement) drawTyped(node, parent, origin, style);
  drawBefore(node, parent, origin);
  for (const child of node.childNodes) {
    if (child instanceof HTMLElement || child instanceof SVGElement) drawBoxes(child, parent, origin, names);
    else if (child.nodeType === Node.TEXT_NODE) drawWords(child, parent, origin, style);
  }
}

// Its ground and its border: all around, or the line below.
function drawBox(node, parent, origin, style) {
  const { left, top, width, height } = node.getBoundingClientRect();
  const [x, y] = [left - origin.left, top - origin.top];
  const place = { x: short(x), y: short(y), width: short(width), height: short(height) };
  const ground = paintOf(style.backgroundColor);
  const edge = parseFloat(style.borderBottomWidth);
  const line = edge && style.borderBottomStyle !== "none" ? paintOf(style.borderBottomColor) : null;
  const rx = parseFloat(style.borderTopLeftRadius) || 0;
  if (line && parseFloat(style.borderTopWidth)) {
    const dashed = style.borderBottomStyle === "dashed" ? { "stroke-dasharray": "5 4" } : {};
    const paint = { fill: ground?.colour ?? "none", stroke: line.colour, "stroke-width": edge, ...dashed };
    make(parent, "rect", { ...place, rx, ...paint });
    return;
  }
  if (ground) make(parent, "rect", { ...place, rx, fill: ground.colour });
  if (line) make(parent, "rect", { ...place, y: short(y + height - edge), height: edge, fill: line.colour });
}

// What was typed into a field, in its middle.
function drawTyped(input, parent, origin, style) {
  if (!input.value) return;
  const { left, width, top, height } = input.getBoundingClientRect();
  const middle = { left: left + width / 2, top, height };
  write(input.value, middle, parent, origin, style, "middle");
}

// A sign that a style sheet puts over a letter.
function drawBefore(node, parent, origin) {
  const style = getComputedStyle(node, "::before");
  const [, sign] = /^"(.+)"$/.exec(style.content) ?? [];
  if (!sign || style.position !== "absolute") return;
  const box = node.getBoundingClientRect();
  const line = {
    left: box.left + parseFloat(style.left),
    top: box.top + parseFloat(style.top),
    height: parseFloat(style.height),
  };
  write(sign, line, parent, origin, style);
}

function drawWords(text, parent, origin, style) {
  for (const { words, box } of lines(text)) write(words, box, parent, origin, style);
}

function write(words, box, parent, origin, style, anchor = "start") {
  measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = measure.measureText(words);
  const baseline = box.top + (box.height - above - below) / 2 + above;
  const { colour } = paintOf(style.color) ?? {};
  if (!colour) return;
  const place = { x: short(box.left - origin.left), y: short(baseline - origin.top) };
  const width = box.width && words.length > 1 ? asWide(box.width) : {};
  const looks = { ...letters(style), ...width, "text-anchor": anchor, fill: colour };
  make(parent, "text", { ...place, ...looks }, words);
}

// A text node line by line.
function lines(text) {
  const range = document.createRange();
  const found = [];
  for (const { 0: word, index } of text.data.matchAll(/\s*\S+/g)) {
    range.setStart(text, index + word.length - word.trimStart().length);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const last = found.at(-1);
    const space = /^\s/.test(word) ? " " : "";
    if (last && last.box.top === box.top) {
      last.words += space + word.trim();
      last.box.width = box.right - last.box.left;
    } else found.push({ words: word.trim(), box });
  }
  return found;
}

function drawCanvas(canvas, parent, origin, names) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const place = [left - origin.left, top - origin.top].map((part) => short(part)).join(" ");
  const recorded = recordingOf(canvas);
  if (recorded) recorded.drawInto(make(parent, "g", { transform: `translate(${place})` }), names);
  else make(parent, "image", { href: canvas.toDataURL(), width, height, transform: `translate(${place})` });
}
