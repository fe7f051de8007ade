// Symbols inside sentences, such as ∂h_T/∂c_t, written as mathematics.
import { mathematics } from "../../text/segments.js";

const SYMBOL = /(∂?[a-zA-Z]_[a-zA-Z](?:\/∂[a-z]_[a-z])?)/;

/** The text in pieces: strings, and a node for each symbol. */
export function typeset(text) {
  return text
    .split(SYMBOL)
    .filter(Boolean)
    .map((piece) => (SYMBOL.test(piece) ? mathematics(piece) : piece));
}

// Symbols in the text that stands in a node already.
export function typesetIn(node) {
  for (const child of [...node.childNodes])
    if (child.nodeType === Node.TEXT_NODE && SYMBOL.test(child.data))
      child.replaceWith(...typeset(child.data));
}
