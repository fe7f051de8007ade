// A canvas is drawn with a pen. While a picture is taken the pen writes down what it draws, as shapes and
// texts, so that the picture has no pixels. It knows what our canvases use, and no more.
import { shapeTaken } from "../../core/paper.js";
import { make, short } from "../../text/svg.js";
import { paintOf } from "./colours.js";
import { asWide, letters, lineAt, patch } from "./letters.js";

/** @type {WeakMap<HTMLCanvasElement, RecordingPen>} */
const recordings = new WeakMap();

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!shapeTaken()) {
    recordings.delete(canvas);
    return pen;
  }
  const recording = new RecordingPen(pen);
  recordings.set(canvas, recording);
  return /** @type {any} */ (recording);
}

/**
 * Gives a canvas as many pixels as the screen has for its size.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @returns {number} how many pixels one unit has
 */
export function sharpen(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.height = `${height}px`;
  return scale;
}

/** What was drawn on it since the picture began to be taken. */
export function recordingOf(canvas) {
  return recordings.get(canvas);
}

const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };

class RecordingPen {
  /** @param {CanvasRenderingContext2D} pen knows what is valid and how wide letters are */
  constructor(pen) {
    this.pen = pen;
    this.drawn = [];
    this.route = "";
    const { fillStyle, strokeStyle, globalAlpha, lineWidth, font, textAlign, textBaseline } = pen;
    /** @type {any} */
    this.fillStyle = fillStyle;
    this.strokeStyle = strokeStyle;
    this.globalAlpha = globalAlpha;
    this.lineWidth = lineWidth;
    this.font = font;
    this.textAlign = textAlign;
    this.textBaseline = textBaseline;
  }

  // Pixels of the screen mean nothing here.
  scale() {}

  fillRect(x, y, width, height) {
    const paint = this.fillStyle;
    this.#keep("rect", { x, y, width, height }, paint, null);
  }

  strokeRect(x, y, width, height) {
    this.#keep("rect", { x, y, width, height }, null, this.strokeStyle);
  }

  beginPath() {
    this.route = "";
  }

  moveTo(x, y) {
    this.route += `M${x} ${y}`;
  }

  lineTo(x, y) {
    this.route += `L${x} ${y}`;
  }

  stroke() {
    this.#keep("path", { d: this.route }, null, this.strokeStyle);
  }

  createPattern(tile) {
    return { tile, recorded: recordings.get(tile) };
  }

  // Letters outlined in the ground's colour stand on a patch of it.
  strokeText(text, x, y) {
    const { width, down, size } = this.#measured(text);
    const left = x - { start: 0, middle: width / 2, end: width }[ANCHORS[this.textAlign]];
    const places = patch({ x: left, width, ...lineAt(y + down, size) }, this.lineWidth);
    this.#keep("rect", places, this.strokeStyle, null);
  }

  fillText(text, x, y) {
    const { down, style, width } = this.#measured(text);
    const places = { x, y: y + down, "text-anchor": ANCHORS[this.textAlign] };
    this.#keep("text", { ...letters(style), ...places, ...asWide(width) }, this.fillStyle, null, text);
  }

  // --- inside -------------------------------------------------------------------

  #measured(text) {
    const { pen } = this;
    pen.font = this.font;
    pen.textBaseline = "alphabetic";
    const { width, fontBoundingBoxAscent: above } = pen.measureText(text);
    pen.textBaseline = this.textBaseline;
    const down = above - pen.measureText(text).fontBoundingBoxAscent;
    const [, fontWeight = "400", size, fontFamily] = /^(?:(\d+)\s+)?([\d.]+)px\s+(.+)$/.exec(this.font);
    const style = /** @type {any} */ ({ fontWeight, fontSize: size, fontFamily, fontStyle: "normal" });
    return { width, down, size: Number(size), style };
  }

  #keep(tag, places, fill, stroke, text = "") {
    const { globalAlpha: alpha, lineWidth } = this;
    this.drawn.push({ tag, places, fill, stroke, text, alpha, lineWidth });
  }

  /** Once more, as shapes. */
  drawInto(parent, names) {
    for (const { tag, places, fill, stroke, text, alpha, lineWidth } of this.drawn) {
      const node = make(parent, tag, rounded(places), text);
      const filled = fill?.tile ? hatched(parent, fill, names) : this.#colour(fill);
      node.setAttribute("fill", filled ?? "none");
      const line = this.#colour(stroke);
      if (line) {
        node.setAttribute("stroke", line);
        node.setAttribute("stroke-width", lineWidth);
      }
      if (alpha < 1) node.setAttribute("opacity", short(alpha, 3));
    }
  }

  // As a canvas writes a colour down, whatever it was told.
  #colour(style) {
    if (!style) return null;
    this.pen.fillStyle = style;
    const { fillStyle } = this.pen;
    return String(fillStyle).startsWith("#") ? fillStyle : paintOf(String(fillStyle)).colour;
  }
}

function hatched(parent, { tile, recorded }, names) {
  const id = names.of(tile, "hatching");
  if (!parent.querySelector(`#${id}`)) {
    const { width, height } = tile;
    const pattern = make(parent, "pattern", { id, width, height, patternUnits: "userSpaceOnUse" });
    recorded.drawInto(pattern, names);
    parent.prepend(pattern);
  }
  return `url(#${id})`;
}

const rounded = (places) =>
  Object.fromEntries(
    Object.entries(places).map(([name, place]) => [
      name,
      typeof place === "number" ? short(place, 3) : place,
    ]),
  );
