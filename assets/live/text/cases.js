// Which of several sentences fits the numbers on screen: the first whose conditions all hold.
import { fixed } from "./format.js";

/**
 * @typedef {number | string} Bound a number, or the key of another number on screen
 *
 * @typedef {{ below?: Bound, above?: Bound, smaller?: Bound, larger?: Bound, reads?: Bound,
 *   decimals?: number, as?: string }} Condition
 *   `smaller` and `larger` speak of the size, without its sign; `reads`: looks the same as that number does,
 *   with two decimals or as many as are said; `as`: "percent" where a sentence says the bound as a percentage
 */

/**
 * @template Say
 * @param {{ when?: Record<string, Condition>, say: Say }[]} cases
 * @param {(key: string) => number} value
 * @returns {Say | undefined}
 */
export function fitting(cases, value) {
  return cases.find(({ when = {} }) => holds(when, value))?.say;
}

/**
 * Whether all of these conditions hold; none of a number that is not there.
 * @param {Record<string, Condition>} when
 * @param {(key: string) => number | null | undefined} value
 */
export function holds(when, value) {
  const bound = (given) => (typeof given === "string" ? value(given) : given);
  return Object.entries(when).every(([key, condition]) => {
    const now = value(key) ?? null;
    return now !== null && meets(now, condition, bound);
  });
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

function meets(
  value,
  /** @type {Condition} */ { below, above, smaller, larger, reads, decimals = DECIMALS },
  bound,
) {
  const size = Math.abs(value);
  return (
    (below === undefined || value < bound(below)) &&
    (above === undefined || value > bound(above)) &&
    (smaller === undefined || size < Math.abs(bound(smaller))) &&
    (larger === undefined || size > Math.abs(bound(larger))) &&
    (reads === undefined || fixed(value, decimals) === fixed(bound(reads), decimals))
  );
}
