// What an SVG on the page shows, once more with nothing that another program would have to know: no classes,
// variables, markers or outlines under letters, but attributes on plain shapes and texts.
import { make, short } from "../../text/svg.js";
import { paintOf } from "./colours.js";
import { asWide, letters, lineAt, patch } from "./letters.js";

const LINK = /url\(["']?[^#)]*#([^)"']+)["']?\)/;
const PLACES = [
  ...["x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "d", "x1", "y1", "x2", "y2", "dx", "dy"],
  ...["points", "pathLength", "transform", "href", "offset", "viewBox", "preserveAspectRatio"],
  ...["gradientUnits", "gradientTransform", "patternUnits", "patternTransform", "clip-path", "mask"],
];
const STROKES = {
  "stroke-width": "1",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-dasharray": "none",
};
const PAINTED = new Set([
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
]);
const SKIPPED = new Set(["title", "desc", "marker", "style"]);

/** One after the other, so that two drawings in one file do not mean the same by a name. */
export class Names {
  constructor() {
    this.count = 0;
    this.given = new Map();
  }

  of(root, id) {
    if (!this.given.has(root)) this.given.set(root, new Map());
    const names = this.given.get(root);
    if (!names.has(id)) names.set(id, `${id}-${names.size + this.count++}`);
    return names.get(id);
  }
}

/**
 * @param {SVGElement} svg as it stands on the page, laid out
 * @param {SVGElement} parent
 * @param {Names} names
 */
export function drawShapes(svg, parent, names) {
  const moved = baselines(svg);
  const drawing = { root: svg, names, moved };
  for (const child of svg.children) draw(/** @type {SVGElement} */ (child), parent, drawing);
}

function draw(node, parent, drawing) {
  const tag = node.localName;
  if (SKIPPED.has(tag)) return;
  const style = getComputedStyle(node);
  if (style.display === "none") return;
  const isPainted = PAINTED.has(tag);
  if (isPainted && style.visibility === "hidden") return;
  if (tag === "text") {
    drawText(node, parent, style, drawing);
    return;
  }
  const copy = make(parent, tag, placesOf(node, drawing));
  if (isPainted) paint(node, copy, style, drawing);
  if (tag === "stop") stop(copy, style);
  if (node.id) copy.id = drawing.names.of(drawing.root, node.id);
  fade(copy, style);
  for (const child of node.children) draw(child, copy, drawing);
  if (isPainted && isBlank(copy)) copy.remove();
  else if ((tag === "g" || tag === "defs") && !copy.hasChildNodes()) copy.remove();
  else if (tag === "g" && !copy.hasAttributes()) copy.replaceWith(...copy.childNodes);
  if (isPainted) drawTip(node, parent, style, drawing);
}

function placesOf(node, drawing) {
  const places = {};
  for (const name of PLACES) {
    const value = node.getAttribute(name) ?? (name === "href" ? node.getAttribute("xlink:href") : null);
    if (value !== null)
      places[name] = value.replace(LINK, (_, id) => `url(#${drawing.names.of(drawing.root, id)})`);
  }
  return places;
}

const isBlank = (copy) => copy.getAttribute("fill") === "none" && !copy.hasAttribute("stroke");

function fade(copy, { opacity }) {
  if (opacity !== "1") copy.setAttribute("opacity", opacity);
}

function stop(copy, style) {
  const { colour } = paintOf(style.stopColor);
  copy.setAttribute("stop-color", colour);
  copy.setAttribute("stop-opacity", style.stopOpacity);
}

function paint(node, copy, style, { root, names }) {
  for (const kind of ["fill", "stroke"]) {
    const computed = style[kind];
    const [, id] = LINK.exec(computed) ?? [];
    const found = id ? { colour: `url(#${names.of(root, id)})`, opacity: 1 } : paintOf(computed);
    if (!found) {
      if (kind === "fill") copy.setAttribute("fill", "none");
      continue;
    }
    copy.setAttribute(kind, found.colour);
    const opacity = found.opacity * Number(style[`${kind}Opacity`]);
    if (opacity < 1) copy.setAttribute(`${kind}-opacity`, String(opacity));
  }
  if (copy.hasAttribute("stroke"))
    for (const [name, usual] of Object.entries(STROKES)) {
      const value = style.getPropertyValue(name).replaceAll("px", "");
      if (value !== usual) copy.setAttribute(name, value);
    }
  // A line of the screen's width, however large what it draws.
  if (style.vectorEffect === "non-scaling-stroke" && copy.hasAttribute("stroke"))
    copy.setAttribute("stroke-width", short(parseFloat(style.strokeWidth) / node.getScreenCTM().a));
  if (copy.hasAttribute("stroke-dasharray")) dash(copy, style);
}

// A line that was drawn before one's eyes is one long dash.
function dash(copy, style) {
  const { strokeDasharray: pattern, strokeDashoffset: offset } = style;
  const long = copy.getAttribute("pathLength");
  const isWhole = long && parseFloat(pattern) >= Number(long) && parseFloat(offset) === 0;
  if (isWhole) for (const name of ["stroke-dasharray", "pathLength"]) copy.removeAttribute(name);
  else if (parseFloat(offset)) copy.setAttribute("stroke-dashoffset", offset.replace("px", ""));
}

// --- arrowheads ---------------------------------------------------------------

// A marker takes its line's colour by words that only browsers know; here it is a shape at the line's end.
function drawTip(node, parent, style, { root }) {
  const [, id] = LINK.exec(style.markerEnd) ?? [];
  if (!id || !node.getAttribute("d")) return;
  const marker = root.querySelector(`#${CSS.escape(id)}`);
  const shape = marker.firstElementChild;
  const number = (name) => Number(marker.getAttribute(name));
  const wide = marker.getAttribute("markerUnits") === "userSpaceOnUse" ? 1 : parseFloat(style.strokeWidth);
  const [, , box] = marker.getAttribute("viewBox").split(" ").map(Number);
  const size = (number("markerWidth") * wide) / box;
  const long = node.getTotalLength();
  if (!long) return;
  const [end, before] = [node.getPointAtLength(long), node.getPointAtLength(Math.max(0, long - 1))];
  // One unit along the line: the direction.
  const [x, y] = [(end.x - before.x) * size, (end.y - before.y) * size];
  const inside = getComputedStyle(shape).fill;
  const { colour } = paintOf(inside.startsWith("context") ? style.stroke : inside) ?? {};
  const [left, top] = [
    end.x - x * number("refX") + y * number("refY"),
    end.y - y * number("refX") - x * number("refY"),
  ];
  const places = [x, y, -y, x, left, top].map((place) => place.toFixed(3));
  make(parent, "path", {
    d: shape.getAttribute("d"),
    fill: colour,
    transform: `matrix(${places.join(" ")})`,
  });
}

// --- texts --------------------------------------------------------------------

// Where letters hang is worked out here: many programs know no other line than the one they stand on.
function baselines(svg) {
  const hanging = [...svg.querySelectorAll("text")].filter(
    (node) => getComputedStyle(node).dominantBaseline !== "auto" && node.textContent,
  );
  const before = hanging.map((node) => node.getBBox().y);
  for (const node of hanging) node.style.dominantBaseline = "auto";
  const moved = new Map(hanging.map((node, index) => [node, before[index] - node.getBBox().y]));
  for (const node of hanging) node.style.dominantBaseline = "";
  return moved;
}

function drawText(node, parent, style, drawing) {
  if (!node.textContent.trim()) return;
  const places = placesOf(node, drawing);
  const y = Number(places.y ?? 0) + (drawing.moved.get(node) ?? 0);
  const copy = make(parent, "text", { ...places, x: places.x ?? 0, y: short(y), ...letters(style) });
  const paints = paintOf(style.fill);
  copy.setAttribute("fill", paints?.colour ?? "none");
  fade(copy, style);
  if (node.childElementCount)
    for (const line of node.children)
      make(copy, "tspan", { ...placesOf(line, drawing), ...widthOf(line) }, line.textContent);
  else {
    copy.textContent = node.textContent;
    for (const [name, value] of Object.entries(widthOf(node))) copy.setAttribute(name, value);
  }
  const ground = paintOf(style.stroke);
  if (ground) drawGround(node, copy, ground.colour, style, y);
}

const widthOf = (node) => (node.textContent.length > 1 ? asWide(node.getComputedTextLength()) : {});

function drawGround(node, copy, colour, style, baseline) {
  const { x, width, y, height } = node.getBBox();
  const isOne = !node.childElementCount;
  const tall = isOne ? lineAt(baseline, parseFloat(style.fontSize)) : { top: y, bottom: y + height };
  const places = patch({ x, width, ...tall }, parseFloat(style.strokeWidth));
  const transform = copy.getAttribute("transform");
  const moved = transform === null ? {} : { transform };
  copy.before(make(copy.parentElement, "rect", { ...places, fill: colour, ...moved }));
}
