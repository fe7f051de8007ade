// One choice of the next character: the likeliest with both their chances, the one drawn, and where the
// random number fell.
import { fixed, percent } from "../../../text/format.js";
import { element } from "../../../text/segments.js";

const DECIMALS = 4;
const [HARDLY, NEARLY] = [0.0005, 0.9995];

// What one decimal would show as nothing or as all is neither.
function chance(share) {
  if (share > 0 && share < HARDLY) return "under 0.1 %";
  return share < 1 && share >= NEARLY ? "over 99.9 %" : percent(share);
}

export class Choice {
  constructor() {
    this.node = element("section", "choice");
    this.node.setAttribute("aria-label", "The choice of this character");
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
    head.append(header("Next", "col"), element("td"), this.own, this.heated);
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
    this.caption.textContent = `What the network expected before character ${choice + 1}`;
    this.own.lastChild.textContent = "Network";
    this.heated.lastChild.textContent = `At temperature ${heat}`;
    const rest = {
      glyph: "…",
      name: "all others together",
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
    return { symbol, ...signs[symbol], ...parts };
  }

  #tell(of, own, heat) {
    const same = heat === "1";
    const bits = element("b", "", `${fixed(of("surprise"), 2)} bits`);
    const drawn = element("b", "", `${heat === "0" ? "Taken" : "Drawn"}: ${own.name}`);
    const itself = `; the network itself gave it ${chance(own.before)}, so it is a surprise of `;
    const had = `, which had ${chance(own.after)}`;
    this.told.replaceChildren(drawn, had + (same ? ". That is a surprise of " : itself), bits, ".");
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
      this.fell.textContent = "At temperature 0 the likeliest has it all, and no random number matters.";
      return;
    }
    const needle = element("span", "needle");
    needle.style.setProperty("--low", of("point"));
    this.line.replaceChildren(...parts, needle);
    const [point, low, high] = [of("point"), own.low, own.high].map((value) => fixed(value, DECIMALS));
    const line = "All chances side by side, in the order of the alphabet, make a line from 0 to 1.";
    const where = `The random number ${point} fell between ${low} and ${high}, the part of ${own.name}.`;
    this.fell.textContent = `${line} ${where}`;
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
  if (drawn) head.append(element("span", "mark", "drawn"));
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

function header(text, scope, className = "") {
  const node = element("th", className, text);
  node.scope = scope;
  return node;
}

function chanceHead(kind) {
  const cell = header("", "col", "numeric");
  cell.append(element("span", `chance-key ${kind}`), element("span", "chance-head"));
  return cell;
}
