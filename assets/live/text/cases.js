// Which of several sentences fits the numbers on screen: the first whose conditions all hold.

/**
 * @typedef {{ below?: number, above?: number, smaller?: number, larger?: number }} Condition
 *   `smaller` and `larger` speak of the size, without its sign
 */

/**
 * @template Say
 * @param {{ when?: Record<string, Condition>, say: Say }[]} cases
 * @param {(key: string) => number} value
 * @returns {Say | undefined}
 */
export function fitting(cases, value) {
  const fits = ({ when = {} }) =>
    Object.entries(when).every(([key, condition]) => meets(value(key), condition));
  return cases.find(fits)?.say;
}

function meets(value, { below = Infinity, above = -Infinity, smaller = Infinity, larger = -1 }) {
  const size = Math.abs(value);
  return value < below && value > above && size < smaller && size > larger;
}
