// One choice of the next character: the likeliest with both their chances, the one drawn, and where the
// random number fell.
import { fixed, percent } from "../../../text/format.js";
import { element, header } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

const DECIMALS = 4;
const [HARDLY, NEARLY] = [0.0005, 0.9995];
const [LEAST, MOST] = [0.001, 0.999];

// What one decimal would show as nothing or as all is neither.
function chance(share) {
  if (share > 0 && share < HARDLY) return said("neurons.choice.under", { least: percent(LEAST) });
  if (share < 1 && share >= NEARLY) return said("neurons.choice.over", { most: percent(MOST) });
  return percent(share);
}

export class Choice {
  constructor() {
    this.node = element("section", "choice");
    this.node.setAttribute("aria-label", said("neurons.choice.label"));
    this.told = element("p", "choice-told");
    this.told.setAttribute("role", "status");
    this.table = element("table", "chances");
    this.caption = element("caption");
    this.table.append(this.caption);
    const head = this.table.createTHead().insertRow();
    this.own = chanceHead("hollow");
    this.heated = chanceHead("solid");
    this.columns = null;
    this.looked = null;
    head.append(header(said("neurons.choice.next"), "col"), element("td"), this.own, this.heated);
    this.body = this.table.createTBody();
    this.line = element("div", "choice-line");
    this.line.setAttribute("aria-hidden", "true");
    this.fell = element("p", "choice-fell");
    this.node.append(this.told, this.table, this.line, this.fell);
  }

  show({ columns, choice, playing, signs, heat }) {
    // While it plays, a screen reader is spared hundreds of sentences.
    this.told.setAttribute("aria-live", playing ? "off" : "polite");
    if (this.columns === columns && this.looked === choice) return;
    this.columns = columns;
    this.looked = choice;
    const of = (key) => columns.get(key)[choice];
    const listed = [...columns.keys()]
      .filter((key) => key.startsWith("listed."))
      .map((key) => this.#listed(of, key.slice(7), signs));
    const own = listed.pop();
    const among = listed.find(({ symbol }) => symbol === own.symbol);
    const shown = among ? listed : [...listed, own];
    this.#tell(of, own, heat);
    this.caption.textContent = said("neurons.choice.caption", { place: choice + 1 });
    this.own.lastChild.textContent = said("neurons.choice.network");
    this.heated.lastChild.textContent = said("neurons.choice.heated", { heat });
    const rest = {
      glyph: "…",
      name: said("neurons.choice.others"),
      before: of("rest_before"),
      after: of("rest_after"),
    };
    this.body.replaceChildren(...shown.map((one) => row(one, one.symbol === own.symbol)), row(rest, false));
    this.#draw(of, shown, own, heat);
  }

  #listed(of, place, signs) {
    const symbol = of(`listed.${place}`);
    const parts = Object.fromEntries(
      ["before", "after", "low", "high"].map((key) => [key, of(`${key}.${place}`)]),
    );
    return { symbol, ...signs(symbol), ...parts };
  }

  #tell(of, own, heat) {
    const same = heat === "1";
    const bits = element("b", "", said("neurons.choice.bits", { bits: fixed(of("surprise"), 2) }));
    const what = heat === "0" ? "taken" : "drawn";
    const drawn = element("b", "", said(`neurons.choice.${what}`, { sign: own.name }));
    const chances = { chance: chance(own.after), own: chance(own.before) };
    const had = said(`neurons.choice.${same ? "had" : "had_two"}`, chances);
    this.told.replaceChildren(drawn, had, bits, said("neurons.choice.end"));
  }

  // Every character has as much of the line as its chance; the random number picks the place.
  #draw(of, shown, own, heat) {
    const parts = shown.map((one) => {
      const node = element("span", one.symbol === own.symbol ? "share drawn" : "share", one.glyph);
      node.style.setProperty("--low", one.low);
      node.style.setProperty("--high", one.high);
      return node;
    });
    if (heat === "0") {
      this.line.replaceChildren(...parts);
      this.fell.textContent = said("neurons.choice.coldest");
      return;
    }
    const needle = element("span", "needle");
    needle.style.setProperty("--low", of("point"));
    this.line.replaceChildren(...parts, needle);
    const [point, low, high] = [of("point"), own.low, own.high].map((value) => fixed(value, DECIMALS));
    this.fell.textContent = said("neurons.choice.fell", { point, low, high, sign: own.name });
  }
}

function row({ glyph, name, before, after }, drawn) {
  const node = element("tr", drawn ? "drawn" : "");
  const head = header("", "row");
  head.append(element("span", "glyph", glyph));
  head.firstChild.setAttribute("aria-hidden", "true");
  head.append(
    element("span", glyph === "…" || name !== `“${glyph}”` ? "sign-name" : "sign-name unseen", name),
  );
  if (drawn) head.append(element("span", "mark", said("neurons.choice.mark")));
  const bars = element("td", "pair-of-bars");
  for (const [kind, share] of [
    ["hollow", before],
    ["solid", after],
  ]) {
    const bar = element("span", `chance-bar ${kind}`);
    bar.style.setProperty("--share", share);
    bars.append(bar);
  }
  node.append(head, bars, element("td", "numeric", chance(before)), element("td", "numeric", chance(after)));
  return node;
}

function chanceHead(kind) {
  const cell = header("", "col", "numeric");
  cell.append(element("span", `chance-key ${kind}`), element("span", "chance-head"));
  return cell;
}
