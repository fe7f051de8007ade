// Numbers as people read them; pages/ui/text/numbers.py follows the same rules to the digit.
const SUPERSCRIPT = {
  "-": "⁻",
  0: "⁰",
  1: "¹",
  2: "²",
  3: "³",
  4: "⁴",
  5: "⁵",
  6: "⁶",
  7: "⁷",
  8: "⁸",
  9: "⁹",
};
const LARGE = 1e5;
const SMALL = 1e-2;
const TINY = 1e-9;
const MOST_DECIMALS = 9;
const ALMOST_NOTHING = 0.0005;
const SIGNIFICANT = 4;
// What a calculation in floats leaves behind the fifteenth digit is not seen, as long as no more digits are
// shown than this after the first one.
const SEEN = 14;
const SHORT = 10;

const signed = (value, text) => (value < 0 && /[1-9]/.test(text) ? `−${text}` : text);

export function fixed(value, decimals) {
  const size = Math.abs(value);
  if (size >= LARGE) return scientific(value, 2);
  if (!isShort(value, decimals)) return signed(value, size.toFixed(decimals));
  return signed(value, Number(`${Math.abs(written(value, decimals))}e-${decimals}`).toFixed(decimals));
}

// With nearly all fifteen digits on screen, rounding twice would move the last one.
function isShort(value, decimals) {
  return Number(value.toExponential(SEEN).split("e")[1]) + decimals <= SHORT;
}

// The digits that `fixed` writes, as a whole number: half away from zero on the decimal you see, as on
// paper.
export function written(value, decimals) {
  const [mantissa, exponent] = Math.abs(value).toExponential(SEEN).split("e");
  const digits = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  return value < 0 ? -digits : digits;
}

export function scientific(value, decimals) {
  const [mantissa, exponent] = Math.abs(value).toExponential(decimals).split("e");
  return signed(value, `${mantissa}×${power(exponent.replace("+", ""))}`);
}

// 10 with an exponent that is written, not computed.
export function power(exponent) {
  return `10${[...String(exponent)].map((sign) => SUPERSCRIPT[sign]).join("")}`;
}

// A number that may lie far beyond floats: mantissa, 1 ≤ |mantissa| < 10, and power of ten. Below a
// thousandth, as a power;
// from ten on, with no more digits than four where a whole number has no more.
export function scaled(mantissa, exponent) {
  const value = Number(`${mantissa}e${exponent}`);
  if (mantissa === 0 || (Math.abs(value) >= 1e-3 && Number.isFinite(value)))
    return exponent < 1 ? precise(value) : fixed(value, Math.max(0, SIGNIFICANT - 1 - exponent));
  // 9.96 rounds up to the next power of ten.
  const [digits, more] = Math.abs(mantissa).toExponential(1).split("e");
  return signed(mantissa, `${digits}×${power(exponent + Number(more))}`);
}

// As many decimals as it takes not to look like a whole number: a share next to the end of its curve.
export function clearOfEnds(value) {
  for (let decimals = 3; decimals <= MOST_DECIMALS; decimals += 1) {
    const text = fixed(value, decimals);
    if (Number.isInteger(value) || !/\.0+$/.test(text)) return text;
  }
  return Math.abs(value) < 0.5 ? scientific(value, 1) : fixed(value, MOST_DECIMALS);
}

// As many decimals as a text has.
export const decimalsIn = (text) => (text.split(".")[1] ?? "").length;

export function precise(value) {
  const size = Math.abs(value);
  if (size >= SMALL || size === 0) return fixed(value, 4);
  if (size < TINY) return scientific(value, 1);
  const exponent = Number(size.toExponential().split("e")[1]);
  return fixed(value, 1 - exponent);
}

export function setting(value) {
  const size = Math.abs(value);
  if (size >= LARGE || (size > 0 && size < 1e-4)) return scientific(value, 1);
  const decimals = (String(size).split(".")[1] ?? "").length;
  return fixed(value, Math.min(Math.max(decimals, 2), 4));
}

/** A number below 0 as it stands behind a sign. */
export const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);

export function percent(share, decimals = null) {
  return `${fixed(100 * share, decimals === null ? 1 : Math.max(0, decimals - 2))} %`;
}

// A share that is not quite nothing does not read as nothing, nor one that is not quite all as all.
export function portion(share) {
  if (share > 0.5 && share < 1) {
    for (let decimals = 1; decimals <= MOST_DECIMALS; decimals += 1) {
      const text = fixed(100 * share, decimals);
      if (!text.startsWith("100")) return `${text} %`;
    }
    return "over 99.999999999 %";
  }
  if (!(share > 0 && share < ALMOST_NOTHING)) return percent(share);
  const exponent = Number(share.toExponential().split("e")[1]);
  return exponent < -11 ? "under 10⁻⁹ %" : `${fixed(100 * share, -exponent - 1)} %`;
}

// Thousands apart.
export const grouped = (number) => number.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
