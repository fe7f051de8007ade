// What a typed answer is worth, in one sentence.
import { element, fill } from "../text/segments.js";
import { said, saidTexts } from "../text/texts.js";

/**
 * What the server says of an answer.
 * @typedef {object} Marked
 * @property {string} verdict
 * @property {{ name: string, text: string }[]} mistakes each with the key of its sentence
 * @property {string[]} own the keys of earlier answers that it follows
 * @property {number} [decimals] how many were asked for
 * @property {string} problem why it cannot be read
 * @property {boolean} [is_near] whether only its last digit is off
 */

/**
 * @param {Marked} marked
 * @param {(key: string) => string} nameOf
 * @param {any} words
 * @returns {string}
 */
export function sentenceOf({ verdict, mistakes, own, decimals = 0, problem, is_near }, nameOf, words) {
  if (verdict === "unreadable") return problem;
  if (verdict === "right") return said("common.verdict.right");
  if (verdict === "more digits")
    return decimals > 1 ? said("common.verdict.decimals", { decimals }) : said("common.verdict.more");
  if (verdict === "wrong") return said(`common.verdict.${is_near ? "near" : "wrong"}`);
  if (verdict === "carried") return said("common.verdict.carried", { own: own.map(nameOf).join(", ") });
  return said("common.verdict.mistake", {
    told: mistakes.map((mistake) => toldOf(mistake, words)).join(" "),
  });
}

function toldOf({ text }, words) {
  const told = saidTexts("exercises.mistakes")[text];
  const sentence = element("p");
  fill(sentence, [told].flat(), words, []);
  return sentence.textContent;
}
