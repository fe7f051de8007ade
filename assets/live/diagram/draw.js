// A layout and the words of a payload in, an SVG out, with the nodes that later change.
import { percent } from "../text/format.js";
import { make } from "../text/svg.js";
import { said } from "../text/texts.js";

const GRIPS = [
  { side: "‹", sign: -1 },
  { side: "›", sign: 1 },
];
const REACH = 6;
// What a curve's picture shows from bottom to top; without a curve, as much as from left to right.
const ENDS = { sigmoid: { low: 0 }, linear: { low: -REACH, high: REACH } };
const CENTRED = { "text-anchor": "middle", "dominant-baseline": "central" };
const STYLE_OF_TEXT = {
  sum: "glance",
  product: "glance",
  gate: "glance",
  rail: "glance",
  percent: "percent",
  times: "times",
};

// Names that come near the edge of their box; sizes in pixels as diagram.css and present.css have them.
const SIZES = {
  wide: { label: 15, name: 17, what: 14.5 },
  present: { label: 15.5, name: 20, what: 16 },
};
const LETTERS = { label: 0.51, name: 0.51, what: 0.46 };
const ROOM = 16;

function named(kind, words, width, { layout }) {
  const size = SIZES[layout.name]?.[kind] ?? 0;
  return words.length * LETTERS[kind] * size > width - ROOM ? `${kind} tight` : kind;
}

export function draw(svg, layout, payload) {
  svg.replaceChildren();
  svg.setAttribute("viewBox", layout.box.join(" "));
  svg.dataset.layout = layout.name;
  const picture = {
    layout,
    symbols: payload.words.symbols,
    texts: [],
    dots: [],
    parts: [],
    handles: new Map(),
  };
  drawArrowheads(svg);
  for (const card of layout.cards) drawCard(svg, card, picture);
  for (const wire of layout.wires) drawWire(svg, wire, picture);
  for (const curve of layout.curves) drawCurve(svg, curve, payload, picture);
  for (const pill of layout.pills) drawPill(svg, pill, payload, picture);
  for (const node of layout.nodes) drawNode(svg, node, picture);
  // In the order in which Tab goes: what can be set, then what follows from it.
  for (const chip of layout.chips) drawChip(svg, chip, payload, picture);
  for (const result of layout.results) drawResult(svg, result, payload, picture);
  for (const text of layout.texts) drawText(svg, text, picture);
  for (const name of layout.names) drawName(svg, name, picture);
  return picture;
}

function part(parent, key, attributes, picture) {
  const isSlider = attributes.role === "slider";
  // Numbers out of their order mean nothing to the ear; the picture's label and the formulas say them.
  const group = make(parent, "g", isSlider ? attributes : { ...attributes, "aria-hidden": "true" });
  const { name, meaning } = picture.symbols[key];
  if (!isSlider) make(group, "title", {}, `${name}. ${meaning}`);
  picture.parts.push({ node: group, key });
  return group;
}

function drawArrowheads(svg) {
  const defs = make(svg, "defs");
  for (const role of ["long_term", "short_term", "input", "forget", "input_gate", "candidate", "output"]) {
    const marker = make(defs, "marker", {
      id: `tip-${role}`,
      viewBox: "0 0 10 10",
      refX: 8.5,
      refY: 5,
      markerWidth: 13,
      markerHeight: 13,
      orient: "auto-start-reverse",
      markerUnits: "userSpaceOnUse",
    });
    make(marker, "path", { d: "M0 0.8L10 5L0 9.2z", class: `tip fill-${role}` });
  }
}

function drawCard(svg, { key, role, x, y, w, h }, picture) {
  const group = part(svg, key, { class: `card role-${role}` }, picture);
  make(group, "rect", { x, y, width: w, height: h, rx: 14 });
}

function drawWire(svg, wire, picture) {
  const kinds = [
    "wire",
    `role-${wire.role}`,
    wire.rail && "rail",
    wire.heavy && "heavy",
    wire.thin && "thin",
  ];
  const group = part(svg, wire.key, { class: kinds.filter(Boolean).join(" ") }, picture);
  const path = make(group, "path", { d: rounded(wire.points) });
  if (wire.arrow) path.setAttribute("marker-end", `url(#tip-${wire.role})`);
  if (wire.dot) make(group, "circle", { cx: wire.points[0][0], cy: wire.points[0][1], r: 5, class: "tap" });
}

// Corners get a small radius; only positions are combined here.
function rounded(points) {
  const radius = 9;
  let path = `M${points[0].join(" ")}`;
  for (let index = 1; index < points.length - 1; index += 1) {
    const [corner, before, after] = [points[index], points[index - 1], points[index + 1]];
    const near = (other) => corner.map((value, axis) => value + Math.sign(other[axis] - value) * radius);
    path += `L${near(before).join(" ")}Q${corner.join(" ")} ${near(after).join(" ")}`;
  }
  return `${path}L${points.at(-1).join(" ")}`;
}

function drawCurve(svg, curve, payload, picture) {
  const { key, input, role, x, y, w, h } = curve;
  const kind = payload.straight?.includes(key) ? "linear" : curve.kind;
  const held = payload.held && key in payload.held;
  const group = part(svg, key, { class: `curve role-${role}${held ? " bypassed" : ""}` }, picture);
  make(group, "rect", { x, y, width: w, height: h, rx: 8 });
  const pad = 7;
  const { low = -1, high = 1 } = ENDS[kind] ?? {};
  const place = (z, a) => [
    x + pad + ((Math.max(-REACH, Math.min(REACH, z)) + REACH) / (2 * REACH)) * (w - 2 * pad),
    y + h - pad - ((Math.max(low, Math.min(high, a)) - low) / (high - low)) * (h - 2 * pad),
  ];
  const axis = [place(0, low), place(0, high)];
  make(group, "path", { d: `M${axis[0].join(" ")}L${axis[1].join(" ")}`, class: "axis" });
  if (low < 0)
    make(group, "path", { d: `M${place(-REACH, 0).join(" ")}L${place(REACH, 0).join(" ")}`, class: "axis" });
  const points = payload.curves[kind].map(([z, a]) =>
    place(z, a)
      .map((value) => value.toFixed(1))
      .join(" "),
  );
  make(group, "path", { d: `M${points.join("L")}`, class: "graph" });
  const name = payload.words.functions[kind];
  make(group, "text", { x: x + w - 7, y: y + h - 8, class: "function", "text-anchor": "end" }, name);
  picture.dots.push({ node: make(group, "circle", { r: w > 80 ? 6 : 5, class: "dot" }), key, input, place });
}

// A brief pill says the first of a gate's two names.
function drawPill(svg, { block, role, key, x, y, w, h, brief = false }, payload, picture) {
  const held = payload.held?.[key];
  const names = payload.words.pills[block].slice(0, brief ? 1 : undefined);
  const lines = held === undefined ? names : [said("unit.diagram.held"), percent(held)];
  const small = picture.layout.name === "narrow";
  const width = w ?? (small ? 100 : block === "squash" ? 146 : 160);
  const height = h ?? (small ? (lines.length > 1 ? 32 : 24) : lines.length > 1 ? 42 : 32);
  const group = part(svg, key, { class: `pill role-${role}` }, picture);
  make(group, "rect", {
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    rx: h ? Math.min(12, h / 2.6) : height / 2.4,
  });
  const step = small ? 13 : 17;
  lines.forEach((line, index) => {
    const offset = (index - (lines.length - 1) / 2) * step;
    const name = index ? `name ${named("what", line, width, picture)}` : named("name", line, width, picture);
    make(group, "text", { x, y: y + offset, class: name, ...CENTRED }, line);
  });
}

function drawNode(svg, { text, key, role, x, y, r }, picture) {
  const group = part(svg, key, { class: `node role-${role}` }, picture);
  make(group, "circle", { cx: x, cy: y, r });
  make(group, "text", { x, y, ...CENTRED }, text);
}

function drawResult(svg, { key, role, x, y, w, h }, payload, picture) {
  const group = part(svg, key, { class: `result role-${role}`, "data-result": key }, picture);
  make(group, "rect", { x: x - w / 2, y: y - h / 2, width: w, height: h, rx: 12 });
  const label = payload.words.symbols[key].name;
  const name = named("label", label, w, picture);
  make(group, "text", { x, y: y - h / 2 + h * 0.21, class: name, ...CENTRED }, label);
  const big = make(group, "text", {
    x,
    y: y + h * 0.05,
    class: "number",
    "data-key": key,
    ...CENTRED,
  });
  const fine = make(group, "text", {
    x,
    y: y + h * 0.36,
    class: "fine",
    "data-key": `exact.${key}`,
    ...CENTRED,
  });
  picture.texts.push({ node: big, key, style: "glance" });
  const lead = payload.decimals === null ? "" : `${said("unit.diagram.exact")} `;
  picture.texts.push({ node: fine, key: `exact.${key}`, style: "fine", lead });
}

// A setting's box with its name where there is room, and the text that its number goes into.
function drawBox(group, { handle, style, x, y, w, h }, payload, picture) {
  const state = style === "state";
  const rx = state ? 12 : Math.min(9, h / 2.6);
  make(group, "rect", { x: x - w / 2, y: y - h / 2, width: w, height: h, rx });
  const { name } = payload.words.symbols[handle];
  if (state)
    make(group, "text", { x, y: y - h * 0.23, class: named("label", name, w, picture), ...CENTRED }, name);
  const down = state ? h * 0.17 : 0.5;
  return make(group, "text", { x, y: y + down, class: "number", "data-key": handle, ...CENTRED });
}

// A setting that cannot be changed here stands in an empty box, as results do.
function drawGiven(svg, given, payload, picture) {
  const { handle, style, role } = given;
  const group = part(svg, handle, { class: `given ${style} role-${role}` }, picture);
  picture.texts.push({
    node: drawBox(group, given, payload, picture),
    key: handle,
    style: { state: handle === "x" ? "setting" : "carried", weight: "fixedTimes", bias: "fixedPlus" }[style],
  });
}

// What a finger may touch of a box that is lower than a finger is wide.
const around = ({ x, y, w, reach }) => `M${x - w / 2} ${y - reach / 2}h${w}v${reach}h${-w}z`;

function drawChip(svg, chip, payload, picture) {
  const { handle, style, role, x, y, w, h } = chip;
  if (payload.fixed?.includes(handle)) {
    drawGiven(svg, chip, payload, picture);
    return;
  }
  const group = part(
    svg,
    handle,
    {
      class: `chip ${style} role-${role}`,
      tabindex: 0,
      role: "slider",
      "aria-label": payload.words.symbols[handle].name,
      "data-handle": handle,
    },
    picture,
  );
  if (chip.reach) make(group, "path", { class: "reach", d: around(chip) });
  const number = drawBox(group, chip, payload, picture);
  const wide = w / 2 - (w > 80 ? 10 : 7);
  for (const { side, sign } of GRIPS) {
    make(
      group,
      "text",
      {
        x: x + sign * wide,
        y: style === "state" ? y + h * 0.15 : y,
        class: "grip",
        "aria-hidden": "true",
        ...CENTRED,
      },
      side,
    );
  }
  picture.texts.push({
    node: number,
    key: handle,
    style: { state: "setting", weight: "times", bias: "plus" }[style],
  });
  picture.handles.set(handle, { node: group, x, y, w, h });
}

function drawText(svg, { key, style, role, owner, x, y, anchor }, picture) {
  const group = part(
    svg,
    key,
    { class: `value ${style} role-${role}${owner ? ` in-${owner}` : ""}` },
    picture,
  );
  const node = make(group, "text", { x, y, "text-anchor": anchor, "data-key": key, "data-style": style });
  picture.texts.push({ node, key, style: STYLE_OF_TEXT[style] });
}

// What the number beside it is called.
function drawName(svg, { key, role, x, y, anchor }, picture) {
  const group = part(svg, key, { class: `value called role-${role}` }, picture);
  make(group, "text", { x, y, "text-anchor": anchor }, picture.symbols[key].base);
}
