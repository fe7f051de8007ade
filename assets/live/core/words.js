// Names, formulas, texts, glossary, colours and curves of one vocabulary; fetched once, then kept.
import { followClicked } from "../exchange/address.js";
import { learnTerms } from "../text/terms.js";
import { learn } from "../text/texts.js";

const kept = new Map();

export function wordsIn(vocabulary) {
  if (!kept.has(vocabulary)) {
    const answer = load(vocabulary);
    answer.catch(() => kept.delete(vocabulary));
    kept.set(vocabulary, answer);
  }
  return kept.get(vocabulary);
}

async function load(vocabulary) {
  const response = await fetch(new URL(`../../words/${vocabulary}.json`, import.meta.url));
  if (!response.ok) throw new Error(await response.text());
  const { texts, glossary, ...words } = await response.json();
  learn(texts);
  learnTerms(glossary, followClicked);
  return words;
}
