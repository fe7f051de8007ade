// What a typed answer is worth, in one sentence.
import { said, saidTexts } from "../text/texts.js";

/**
 * What the server says of an answer.
 * @typedef {object} Marked
 * @property {string} verdict
 * @property {string[]} mistakes
 * @property {string[]} own the keys of earlier answers that it follows
 * @property {string} problem why it cannot be read
 */

/**
 * @param {Marked} marked
 * @param {(key: string) => string} nameOf
 * @returns {string}
 */
export function sentenceOf({ verdict, mistakes, own, problem }, nameOf) {
  if (verdict === "unreadable") return problem;
  if (verdict === "right") return said("common.verdict.right");
  if (verdict === "more digits") return said("common.verdict.more");
  if (verdict === "wrong") return said("common.verdict.wrong");
  if (verdict === "carried") return said("common.verdict.carried", { own: own.map(nameOf).join(", ") });
  return said("common.verdict.mistake", { told: mistakes.map(toldOf).join(" ") });
}

const slugOf = (mistake) => mistake.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function toldOf(mistake) {
  const told = saidTexts("exercises.mistakes")[slugOf(mistake)];
  return told ?? said("common.verdict.named", { mistake });
}
