// One recorded number as text, in the style its place asks for.
import { decimalsThatAddUp } from "./adding.js";
import { bracketed, fixed, percent, precise, setting } from "./format.js";

const glance = (value, symbol, decimals) => fixed(value, decimals ?? symbol.decimals);

const STYLES = {
  glance,
  percent: (value, _symbol, decimals) => percent(value, decimals),
  setting: (value) => setting(value),
  times: (value) => (value < 0 ? `×(${setting(value)})` : `×${setting(value)}`),
  plus: (value) => (value < 0 ? setting(value) : `+${setting(value)}`),
  carried: (value) => precise(value),
  fixedTimes: (value) => (value < 0 ? `×(${short(value)})` : `×${short(value)}`),
  fixedPlus: (value) => (value < 0 ? short(value) : `+${short(value)}`),
  fine: (value) => (Math.abs(value) >= 0.001 || value === 0 ? fixed(value, 6) : precise(value)),
  term: (value, symbol, decimals) => inFormula(value, symbol, decimals),
  factor: (value, symbol, decimals) => bracketed(inFormula(value, symbol, decimals)),
  result: (value, symbol, decimals) => inFormula(value, symbol, decimals),
};

// A number nobody chose, where there is little room.
const short = (value) => fixed(value, Math.abs(value) >= 100 ? 0 : 2);

function inFormula(value, symbol, decimals) {
  if (symbol.kind === "setting") return setting(value);
  if (decimals !== null) return fixed(value, decimals);
  const text = precise(value);
  const sum = symbol.kind === "sum" || symbol.kind === "product";
  return sum ? text.replace(/(\.\d{2,}?)0+$/, "$1") : text;
}

export function textOf(values, key, style) {
  const { words, decimals } = values.payload;
  const symbol = words.symbols[key.replace("exact.", "")];
  const given = key.startsWith("exact.") ? null : decimals;
  const adding = style === "glance" && given === null ? decimalsOfSum(values, key, symbol) : null;
  return STYLES[style](values.get(key), symbol, adding ?? given);
}

// A sum of the unit and both of its products are shown alike: z_f, p_fh and p_fx.
function decimalsOfSum(values, key, { kind, decimals }) {
  const [, letter] = /^[zp]_([figo])[hx]?$/.exec(key) ?? [];
  if (letter === undefined || (kind !== "sum" && kind !== "product")) return null;
  const parts = [values.get(`p_${letter}h`), values.get(`p_${letter}x`)];
  return decimalsThatAddUp(parts, values.get(`b_${letter}`), values.get(`z_${letter}`), decimals);
}
