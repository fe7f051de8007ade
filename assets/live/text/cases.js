// Which of several sentences fits the numbers on screen: the first whose conditions all hold.
import { fixed } from "./format.js";

/**
 * @typedef {number | string} Bound a number, or the key of another number on screen
 *
 * @typedef {{ below?: Bound, above?: Bound, smaller?: Bound, larger?: Bound, reads?: string }} Condition
 *   `smaller` and `larger` speak of the size, without its sign; `reads`: looks the same as that number does
 */

/**
 * @template Say
 * @param {{ when?: Record<string, Condition>, say: Say }[]} cases
 * @param {(key: string) => number} value
 * @returns {Say | undefined}
 */
export function fitting(cases, value) {
  const bound = (given) => (typeof given === "string" ? value(given) : given);
  const fits = ({ when = {} }) =>
    Object.entries(when).every(([key, condition]) => meets(value(key), condition, bound));
  return cases.find(fits)?.say;
}

/**
 * The numbers that such sentences are chosen by, or say.
 * @param {{ when?: Record<string, Condition>, say: any }[]} cases
 * @returns {string[]}
 */
export function mentioned(cases) {
  return cases.flatMap(({ when = {}, say }) => [
    ...Object.keys(when),
    ...Object.values(when).flatMap((condition) => Object.values(condition).filter(isKey)),
    ...[say].flat().flatMap((segment) => segment.value ?? []),
  ]);
}

const isKey = (bound) => typeof bound === "string";

const DECIMALS = 2;

function meets(value, { below, above, smaller, larger, reads }, bound) {
  const size = Math.abs(value);
  return (
    (below === undefined || value < bound(below)) &&
    (above === undefined || value > bound(above)) &&
    (smaller === undefined || size < Math.abs(bound(smaller))) &&
    (larger === undefined || size > Math.abs(bound(larger))) &&
    (reads === undefined || fixed(value, DECIMALS) === fixed(bound(reads), DECIMALS))
  );
}
