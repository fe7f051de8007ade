// How a text is set, as attributes: the typefaces that come along in the file, and what stands in for them in
// a program that does not read those.
import { short } from "../../text/svg.js";

const STAND_INS = {
  "Source Sans": '"Source Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif',
  "Gatewise Math": '"Gatewise Math", "STIX Two Text", "Times New Roman", serif',
};

/**
 * The width that a text has in the typeface it was made for: in another one it runs into nothing beside it.
 * @param {number} width
 */
export const asWide = (width) => ({ textLength: width.toFixed(1), lengthAdjust: "spacingAndGlyphs" });

/**
 * Letters on a line are outlined in the ground's colour on screen; a patch of it does the same everywhere.
 * @param {{ x: number, width: number, top: number, bottom: number }} place the letters' own
 * @param {number} line how wide the outline is
 */
export const patch = ({ x, width, top, bottom }, line) => ({
  x: short(x - line / 2),
  y: short(top - line / 2),
  width: short(width + line),
  height: short(bottom - top + line),
  rx: 3,
});

/** From the top to the bottom of one line of letters. */
export const lineAt = (baseline, size) => ({ top: baseline - size * 0.7, bottom: baseline + size * 0.06 });

/** @param {CSSStyleDeclaration} style computed */
export function letters(style) {
  const family = style.fontFamily.split(",")[0].replace(/["']/g, "").trim();
  const found = {
    "font-family": STAND_INS[family] ?? style.fontFamily,
    "font-size": style.fontSize.replace("px", ""),
  };
  if (style.fontWeight !== "400") found["font-weight"] = style.fontWeight;
  if (style.fontStyle !== "normal") found["font-style"] = style.fontStyle;
  if (style.textAnchor && style.textAnchor !== "start") found["text-anchor"] = style.textAnchor;
  return found;
}
