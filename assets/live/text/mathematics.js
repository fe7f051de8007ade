// A formula from plain text: "∂h_T/∂h_t" or "σ(z) = 1 / (1 + e^{−z})" with its letters slanted, its words
// upright, what follows _ lowered and what follows ^ raised.
import { element } from "./dom.js";

// A group holds at most one more group in it. A letter may wear a tilde or a hat.
const PIECE = /([_^](?:\{(?:[^{}]|\{[^{}]+\})+\}|.)|[A-Za-z]+[\u0300-\u036f]?)/;

export function mathematics(text) {
  const node = element("span", "math");
  write(node, text);
  return node;
}

// Letters of an index are slanted however many there are.
function write(node, text, isIndex = false) {
  for (const piece of text.split(PIECE).filter(Boolean)) {
    if (piece.length > 1 && "_^".includes(piece[0])) {
      const moved = element(piece[0] === "_" ? "sub" : "sup");
      write(moved, piece.replace(/^.\{?|\}$/g, ""), piece[0] === "_");
      node.append(moved);
    } else {
      const isSlanted = isIndex ? /^[A-Za-z]/.test(piece) : /^[A-Za-z][\u0300-\u036f]?$/.test(piece);
      node.append(isSlanted ? element("i", "", piece) : piece);
    }
  }
}
