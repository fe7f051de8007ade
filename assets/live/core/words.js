// Names, formulas, texts, glossary, colours and curves of one vocabulary; fetched once, then kept. What a
// cell with other curves has instead is laid over them.
import { followClicked } from "../exchange/address.js";
import { learnTerms } from "../text/terms.js";
import { learn } from "../text/texts.js";

const kept = new Map();

/**
 * @param {string} vocabulary
 * @param {string | null} [variant] the name of the curves of another cell than the usual one
 */
export function wordsIn(vocabulary, variant = null) {
  if (!variant) return once(vocabulary, () => load(vocabulary));
  const place = `${vocabulary}/${variant}`;
  return once(place, async () => {
    const [usual, other] = await Promise.all([wordsIn(vocabulary), fetched(place)]);
    return over(usual, other);
  });
}

function once(place, loading) {
  if (!kept.has(place)) {
    const answer = loading();
    answer.catch(() => kept.delete(place));
    kept.set(place, answer);
  }
  return kept.get(place);
}

async function load(vocabulary) {
  const { texts, glossary, ...words } = await fetched(vocabulary);
  learn(texts);
  learnTerms(glossary, followClicked);
  return words;
}

async function fetched(place) {
  const response = await fetch(new URL(`../../words/${place}.json`, import.meta.url));
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

function over(usual, { words, curves, straight }) {
  const symbols = { ...usual.words.symbols, ...words.symbols };
  const pills = { ...usual.words.pills, ...words.pills };
  return {
    ...usual,
    words: { ...usual.words, ...words, symbols, pills },
    curves: { ...usual.curves, ...curves },
    straight,
  };
}
