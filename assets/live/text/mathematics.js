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

function write(node, text) {
  for (const piece of text.split(PIECE).filter(Boolean)) {
    if (piece.length > 1 && "_^".includes(piece[0])) {
      const moved = element(piece[0] === "_" ? "sub" : "sup");
      write(moved, piece.replace(/^.\{?|\}$/g, ""));
      node.append(moved);
    } else node.append(/^[A-Za-z][\u0300-\u036f]?$/.test(piece) ? element("i", "", piece) : piece);
  }
}
