// Formulas on screen as LaTeX. How signs and symbols are written there comes from the server, with the words;
// here the pieces of a formula are put one after the other.
const WORDS = /[^\d.,()=+\s][^\d()=+]*/g;
const LINES = "align*";
const SPECIAL = /[&%$#_{}]/g;

/**
 * @typedef {object} Written what a formula is written with
 * @property {Record<string, string>} signs those that LaTeX writes otherwise
 * @property {Record<string, any>} symbols each with its `latex`
 * @property {(key: string, style: string) => string} number
 */

/**
 * @param {any[]} segments of a formula: texts, symbols, places for numbers
 * @param {Written} written
 */
export function latexOf(segments, written) {
  return segments
    .map((segment) => {
      if (typeof segment === "string") return signsOf(segment, written.signs);
      if (segment.symbol) return written.symbols[segment.symbol].latex;
      return signsOf(written.number(segment.value, segment.as), written.signs);
    })
    .join("")
    .replace(/ +/g, " ")
    .trim();
}

// A number or the signs of a formula: those that LaTeX has a command for, letters, and words.
function signsOf(text, signs) {
  const known = new RegExp(`(?<!\\p{L})(${Object.keys(signs).join("|")})(?!\\p{L})`, "u");
  return text
    .split(known)
    .map((piece, index, pieces) =>
      index % 2 ? command(signs[piece], pieces[index + 1]) : piece.replace(WORDS, wordsOf),
    )
    .join("");
}

// A command ends at what is no letter.
const command = (sign, next) => (/^\p{L}/u.test(next) && /[a-z]$/.test(sign) ? `${sign} ` : sign);

function wordsOf(words) {
  if (/^\p{L} ?$/u.test(words)) return words;
  return `\\text{${words.replace(SPECIAL, "\\$&")}}`;
}

/**
 * Lines under each other, aligned at their equals signs; each in symbols, then in numbers, then its result.
 * @param {import("./known.js").Equation[]} equations
 * @param {string} head what they are, in one line
 */
export function latexFile(equations, head) {
  const lines = equations.map(({ symbol, formula, numbers, value }) =>
    [`${symbol} &= ${formula}`, `&= ${numbers} = ${value}`].join(" \\\\\n  "),
  );
  return `% ${head}\n\\begin{${LINES}}\n  ${lines.join(" \\\\[1ex]\n  ")}\n\\end{${LINES}}\n`;
}
