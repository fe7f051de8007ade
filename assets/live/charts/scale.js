// Numbers along an axis: where they end, which are round, how they are written, which is nearest.
import { fixed } from "../text/format.js";

const TICKS = 4;

export function nearest(xs, x) {
  let best = 0;
  for (let index = 1; index < xs.length; index += 1)
    if (Math.abs(xs[index] - x) < Math.abs(xs[best] - x)) best = index;
  return best;
}

// The least and greatest value, widened to round numbers, so that the scale rests while a line moves a
// little.
export function extent(rows) {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    for (const value of row) {
      if (value === null || !Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return [0, 1];
  if (low === high) [low, high] = [low - 1, high + 1];
  const step = roundStep((high - low) / TICKS);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

export function rounds(low, high, count = TICKS + 1, least = 0) {
  const step = Math.max(roundStep((high - low) / count), least);
  const found = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step / 1000; value += step)
    found.push(Math.abs(value) < step / 1000 ? 0 : value);
  return found;
}

// 1, 2 or 5 times a power of ten, not below size.
function roundStep(size) {
  if (!(size > 0)) return 1;
  const [, exponent] = size.toExponential().split("e");
  const unit = Number(`1e${exponent}`);
  return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= size * 0.999);
}

export function spell(value, span) {
  const decimals = span > 8 ? 0 : span > 1.5 ? 1 : span > 0.15 ? 2 : 3;
  return fixed(value, Number.isInteger(value) && span > 1.5 ? 0 : decimals);
}
