// Names, formulas, texts, glossary, colours and curves of one vocabulary; fetched once, then kept. What a
// cell with other curves has instead is laid over them.
import { followClicked } from "../exchange/address.js";
import { learnTerms } from "../text/terms.js";
import { learn } from "../text/texts.js";

const PATIENCE = 15_000;
const PAUSE = 1000;
const TRIES = 5;

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

// Nothing is drawn without words: where nobody answers they are asked for again.
async function fetched(place, tries = TRIES) {
  try {
    const address = new URL(`../../words/${place}.json`, import.meta.url);
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(await response.text());
    return await response.json();
  } catch (problem) {
    const isUnanswered = problem instanceof TypeError || problem instanceof DOMException;
    if (!isUnanswered || tries === 1) throw problem;
    await new Promise((done) => setTimeout(done, PAUSE));
    return fetched(place, tries - 1);
  }
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
