// What the app says in the language on screen, from assets/content.
// A text with marks in it comes as segments.
let known = {};

export function learn(texts) {
  known = texts;
}

/**
 * @param {string} key the file's name and the way into it, with dots: `unit.bar.next`
 * @param {Record<string, unknown>} [given] what fills the text's places
 * @returns {string}
 */
export function said(key, given = {}) {
  const text = saidTexts(key);
  if (typeof text !== "string") throw new TypeError(`${key} is not a plain text`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(given[name]));
}

/**
 * A text for `fill`, whatever marks it has.
 * @param {string} key
 * @param {Record<string, unknown>} [given]
 * @returns {any[]}
 */
export function saidSegments(key, given = {}) {
  const text = saidTexts(key);
  return typeof text === "string" ? [said(key, given)] : filled(text, given);
}

/** Texts under one key, as they are. */
export function saidTexts(key) {
  const text = key.split(".").reduce((texts, step) => texts?.[step], known);
  if (text === undefined) throw new RangeError(`there is no text ${key}`);
  return text;
}

const filled = (segments, given) =>
  segments.map((segment) => {
    if (segment.given) return String(given[segment.given]);
    return segment.strong ? { strong: filled(segment.strong, given) } : segment;
  });
