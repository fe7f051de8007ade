// How many decimals a weighted sum and its parts are shown with, so that what one sees adds up.
import { decimalsIn, setting, written } from "./format.js";

const MOST = 4;

/**
 * The fewest decimals, from `least` on, with which the parts add up to the sum as they are written; `least`,
 * where none of them do.
 * @param {number[]} parts the products
 * @param {number} bias shown as it was set
 * @param {number} sum
 * @param {number} least
 */
export function decimalsThatAddUp(parts, bias, sum, least) {
  const exact = Math.max(least, decimalsIn(setting(bias)));
  for (let decimals = exact; decimals <= MOST; decimals += 1) {
    const shown = [...parts, bias].map((part) => written(part, decimals));
    if (shown.reduce((total, part) => total + part, 0) === written(sum, decimals)) return decimals;
  }
  return least;
}
