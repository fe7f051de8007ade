// Characters as they are shown in a grid of equal boxes: line ends, tabs and control characters get a sign of
// their own.
import { said } from "../../text/texts.js";

const PICTURES = 0x2400;
const DELETE = 0x7f;
const NAMED = {
  "\n": "line_end",
  "\t": "tab",
  " ": "space",
  "": "beginning",
  "\u00a0": "no_break_space",
};

// A text's characters; one that takes two places in a JavaScript string is still one.
export const signsOf = (text) => Array.from(text);

/**
 * What a symbol writes and what stands for it, as the server told them: the alphabet's characters, and what
 * is seen instead of some of them.
 */
export function symbolsOf({ first, characters, special }) {
  const listed = signsOf(characters);
  return (symbol) => {
    const sign = listed[symbol - first];
    return special[symbol] ?? { text: sign, glyph: sign, name: said("neurons.sign.quoted", { sign }) };
  };
}

// What stands in a character's box; drawn says that the sign is not the character itself.
export function boxed(sign) {
  if (sign === "\n") return { text: "↵", drawn: true };
  if (sign === "\t") return { text: "⇥", drawn: true };
  const code = sign.codePointAt(0);
  if (code < 32) return { text: String.fromCodePoint(PICTURES + code), drawn: true };
  if (code === DELETE) return { text: "␡", drawn: true };
  return { text: sign, drawn: false };
}

// A character in a sentence.
export function spelled(sign) {
  if (sign in NAMED) return said(`neurons.sign.${NAMED[sign]}`);
  const { text, drawn } = boxed(sign);
  return drawn ? said("neurons.sign.control", { sign: text }) : sign;
}
