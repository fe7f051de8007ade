// One character in full: where it stands, what the unit's gates and memories were, and what was expected
// next.
import { fixed, percent, portion, precise } from "../../../text/format.js";
import { element, fill } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";
import { tint } from "../colours.js";
import { boxed, spelled } from "../signs.js";

const GUESSES = 5;

const counted = (number) => number.toLocaleString("en");

export class Readout {
  constructor(parent) {
    this.node = element("section", "readout");
    this.node.setAttribute("aria-label", said("neurons.readout.label"));
    this.head = element("div", "readout-head");
    this.glyph = element("span", "glyph");
    this.title = element("h3");
    this.where = element("p", "where-text");
    const told = element("div");
    told.append(this.title, this.where);
    this.head.append(this.glyph, told);
    this.values = element("dl", "readout-values");
    this.next = element("div", "expects");
    this.node.append(this.head, this.values, this.next);
    parent.append(this.node);
  }

  show(data, place, { line, column }, signs, trace, columns, resting, range) {
    if (data.vocabulary !== this.vocabulary) this.#build(data);
    this.node.dataset.place = place;
    const sign = signs[place];
    const { text } = boxed(sign);
    this.glyph.textContent = text;
    const strange = columns && columns.of("symbol")[place] === data.unknown;
    this.title.textContent = said("neurons.readout.place", { line, column });
    const count = said("neurons.readout.count", {
      place: counted(place + 1),
      count: counted(signs.length),
    });
    this.where.textContent = [
      spelled(sign) === sign ? "" : spelled(sign),
      strange ? said("neurons.readout.unknown") : "",
      count,
    ]
      .filter(Boolean)
      .join(" · ");
    this.node.classList.toggle("hovering", !resting);
    if (trace) this.#write(place, trace, range);
    if (columns) this.#expects(data, place, signs, columns);
    const { quantity } = range;
    const { name } = data.words.symbols[quantity];
    const at = { sign: spelled(sign), line, column };
    this.spoken = trace
      ? said("neurons.readout.spoken_value", { ...at, name, value: fixed(trace.of(quantity)[place], 3) })
      : said("neurons.readout.spoken", at);
  }

  #build(data) {
    this.vocabulary = data.vocabulary;
    const { symbols } = data.words;
    this.slots = new Map();
    this.values.replaceChildren(
      ...data.lines.map((key) => {
        const symbol = symbols[key];
        const row = element("div", `value-row role-${symbol.role}`);
        row.dataset.key = key;
        const name = element("dt");
        const coloured = element("span", "coloured", said("neurons.readout.coloured"));
        name.append(symbol.name, coloured);
        const number = element("dd");
        const gauge = element("span", `gauge ${symbol.kind === "share" ? "share" : "signed"}`);
        gauge.setAttribute("aria-hidden", "true");
        const fill = element("span", "fill");
        gauge.append(fill);
        const text = element("span", "value-number");
        number.append(gauge, text);
        row.append(name, number);
        this.slots.set(key, { fill, text, coloured, share: symbol.kind === "share" });
        return row;
      }),
    );
    this.surprise = element("b", "surprise-bits");
    const surprise = element("p", "surprise-text");
    const [label, bit] = [element("span"), element("span", "bit-told")];
    fill(label, saidSegments("neurons.readout.surprise"), data.words, []);
    fill(bit, saidSegments("neurons.readout.bit"), data.words, []);
    surprise.append(label, this.surprise, bit);
    this.heading = element("p", "expects-head");
    this.list = element("ol", "expects-list");
    this.guesses = Array.from({ length: GUESSES }, () => {
      const node = element("li");
      const [sign, chance, came] = [
        element("span", "expected"),
        element("span", "chance"),
        element("span", "came-word", said("neurons.readout.actual")),
      ];
      sign.setAttribute("role", "img");
      node.append(sign, chance, came);
      this.list.append(node);
      return { node, sign, chance };
    });
    this.next.replaceChildren(surprise, this.heading, this.list);
  }

  #write(place, trace, range) {
    tint(this.glyph, trace.of(range.quantity)[place], range);
    for (const [key, { fill, text, coloured, share }] of this.slots) {
      coloured.hidden = key !== range.quantity;
      const value = trace.of(key)[place];
      text.textContent = share
        ? percent(value)
        : Math.abs(value) < 0.001 && value !== 0
          ? precise(value)
          : fixed(value, 3);
      if (share) text.title = fixed(value, 6);
      const size = Math.min(1, Math.abs(value)) * (share ? 100 : 50);
      fill.style.width = `${size.toFixed(1)}%`;
      fill.style.left = share || value >= 0 ? (share ? "0" : "50%") : `${(50 - size).toFixed(1)}%`;
    }
  }

  #expects(data, place, signs, columns) {
    const bits = columns.of("surprise")[place];
    this.surprise.textContent = said("neurons.readout.bits", { bits: fixed(bits, 2) });
    const last = place + 1 === signs.length;
    this.heading.textContent = last
      ? said("neurons.readout.expected")
      : said("neurons.readout.expected_actual", { sign: spelled(signs[place + 1]) });
    const symbols = columns.of("symbol");
    this.guesses.forEach(({ node, sign, chance }, lane) => {
      const top = columns.of(`top${lane}`);
      node.hidden = !top;
      if (!top) return;
      const share = columns.of(`chance${lane}`)[place];
      const expected = data.signs[top[place]];
      // A blank shows that there is one, and is spelled out for who does not see it.
      sign.textContent = expected === " " ? "␣" : boxed(expected || " ").text;
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", spelled(expected));
      chance.textContent = portion(share);
      node.style.backgroundColor = `rgb(var(--guess) / ${share.toFixed(2)})`;
      node.classList.toggle("came", !last && top[place] === symbols[place + 1]);
    });
  }
}
