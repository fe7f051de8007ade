// A colour as the browser has worked it out, as every drawing program reads it: six digits and an opacity.
const NUMBERS = /[\d.]+(?:e-?\d+)?%?/g;
const FULL = 255;

/**
 * @param {string} computed a computed `fill`, `stroke` or `color`
 * @returns {{ colour: string, opacity: number } | null} null where there is no paint
 */
export function paintOf(computed) {
  if (computed === "none" || computed.startsWith("url")) return null;
  // `color(srgb …)` counts to 1, `rgb(…)` to 255.
  const scale = computed.startsWith("color(") ? FULL : 1;
  const [red, green, blue, opacity = 1] = computed.slice(computed.indexOf("(")).match(NUMBERS).map(Number);
  if (opacity === 0) return null;
  return { colour: `#${[red, green, blue].map((part) => hex(part * scale)).join("")}`, opacity };
}

function hex(part) {
  return Math.max(0, Math.min(FULL, Math.round(part)))
    .toString(16)
    .padStart(2, "0");
}
