// One step of a small layer: matrices as heat maps with numbers, and every sum written out term by term.
import { button, Player } from "../../controls/buttons.js";
import { Keyboard } from "../../controls/keyboard.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Walk } from "../../playback/walk.js";
import { PredictButtons } from "../../predict/buttons.js";
import { fixed, precise } from "../../text/format.js";
import { element, fill, symbolNode } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { LayerNumbers } from "./layer_numbers.js";

const STRONGEST = 34;

const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);
const given = (value) => fixed(value, 2);

class Many {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.walk = new Walk(
      () => this.#draw(),
      ({ step }) => this.requests.send({ kind: "view", step }),
    );
    const act = {
      move: (by) => this.walk.move(by),
      edge: (end) => this.walk.edge(end),
      play: () => this.walk.toggle(),
      speed: (factor) => this.walk.setSpeed(factor),
    };
    const bar = element("div", "bar");
    this.previous = button("previous", said("gates.layer.previous"), "←", () => act.move(-1));
    this.next = button("next", said("gates.layer.next"), "→", () => act.move(1));
    this.steps = element("div", "steps");
    this.steps.setAttribute("role", "group");
    this.steps.setAttribute("aria-label", said("gates.layer.steps"));
    this.player = new Player(act);
    const walk = element("div", "group");
    walk.append(this.previous, this.steps, this.next);
    bar.append(walk, this.player.node);
    this.body = element("div", "layer");
    host.append(bar, this.body);
    this.keyboard = new Keyboard(act, host);
    this.numbers = new LayerNumbers(host, requests, {
      redraw: () => this.#draw(),
      home: () => this.predicting.switch,
    });
    this.predicting = new PredictButtons(this.numbers.prediction);
    bar.append(this.predicting.node);
    this.unit = 0;
  }

  receive(data) {
    this.data = data;
    this.numbers.receive(data);
    this.walk.last = data.steps.length;
    if (this.requests.settled) this.walk.place("", data.step);
    this.unit = Math.min(this.unit, data.size[0] - 1);
    paintRoles(this.host, data.palette);
    if (this.steps.children.length === 0) this.#steps();
    this.#draw();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.keyboard.leave();
    this.numbers.leave();
    this.walk.pause();
  }

  #steps() {
    this.steps.replaceChildren(
      ...[this.data.whole, ...this.data.steps].map(({ title }, step) => {
        const node = element("button", "step", step === 0 ? said("gates.layer.all") : String(step));
        node.type = "button";
        node.dataset.step = step;
        node.title = title;
        node.setAttribute("aria-label", step === 0 ? title : said("gates.layer.step", { step, title }));
        node.addEventListener("click", () => this.walk.go(step));
        return node;
      }),
    );
  }

  #draw() {
    const { step } = this.walk;
    const told = step === 0 ? this.data.whole : this.data.steps[step - 1];
    for (const node of this.steps.children)
      node.setAttribute("aria-current", Number(node.dataset.step) === step ? "step" : "false");
    this.previous.disabled = step === 0;
    this.next.disabled = step === this.walk.last;
    this.player.show(this.walk.playing);
    this.predicting.show();
    this.host.dataset.step = step;
    this.rows = [];
    const place =
      step === 0 ? said("gates.layer.whole") : said("gates.layer.place", { step, last: this.walk.last });
    const heading = element("h2");
    heading.append(element("span", "place", place), told.title);
    const parts = [heading, this.#paragraph(told.text)];
    for (const letter of told.blocks) parts.push(this.#block(letter));
    if (told.columns.length) parts.push(this.#vectors(told));
    parts.push(this.#paragraph(this.data.count));
    this.body.replaceChildren(...parts);
    this.#choose(this.unit);
    this.numbers.prediction.settled();
  }

  #paragraph(segments) {
    const node = element("p", "layer-text");
    fill(node, segments, this.data.words, []);
    return node;
  }

  // --- a matrix, the vector above it, and the sums beside it --------------------------

  #block(letter) {
    const block = this.data.blocks[letter];
    const [units, inputs] = this.data.size;
    const node = element("section", `matrix role-${block.role}`);
    node.dataset.block = letter;
    const table = element("table");
    table.append(element("caption", "", said("gates.layer.caption", { gate: block.name })));
    const head = table.createTHead();
    const names = head.insertRow();
    names.append(header(said("gates.layer.unit"), "col"));
    for (let cell = 0; cell < units + inputs; cell += 1)
      names.append(
        header(this.#cellName(cell, units), "col", cell < units ? "role-short_term" : "role-input"),
      );
    for (const name of ["bias", "sum", "curve"])
      names.append(header(said(`gates.layer.${name}`, { curve: block.function }), "col", "apart"));
    const stacked = head.insertRow();
    stacked.append(header(said("gates.layer.vector"), "row"));
    for (const [cell, value] of this.data.stacked.entries()) {
      const role = cell < units ? "role-short_term" : "role-input";
      stacked.append(this.#cell(given(value), value, 1, `stacked ${role}`));
    }
    for (let rest = 0; rest < 3; rest += 1) stacked.append(element("td"));
    const body = table.createTBody();
    for (let unit = 0; unit < units; unit += 1) body.append(this.#unitRow(letter, unit));
    node.append(scrolled(table, block.name), this.#written(letter));
    return node;
  }

  #unitRow(letter, unit) {
    const block = this.data.blocks[letter];
    const row = element("tr");
    row.append(header(String(unit + 1), "row"));
    for (const weight of block.weights[unit]) row.append(this.#cell(given(weight), weight, block.largest));
    row.append(this.#cell(given(block.bias[unit]), block.bias[unit], block.largest, "apart"));
    const [sum, result] = [element("td", "apart"), element("td", "apart")];
    sum.append(this.numbers.place(`z_${letter}`, unit, precise(block.sums[unit])));
    result.append(this.#asker(letter, unit, block.name, block.results[unit]));
    row.append(sum, result);
    this.#listens(row, unit);
    return row;
  }

  #cell(text, value, largest, extra = "") {
    const node = element("td", `heat ${extra}${value < 0 ? " negative" : ""}`, text);
    node.style.setProperty("--heat", `${Math.round((Math.abs(value) / largest) * STRONGEST)}%`);
    return node;
  }

  #cellName(cell, units) {
    return cell < units ? `h${sub(cell + 1)}` : `x${sub(cell - units + 1)}`;
  }

  // --- vectors, cell by cell ------------------------------------------------------------

  #vectors(told) {
    const { vectors, size, words } = this.data;
    const results = new Map(told.sums.map(([, , , result]) => [result, true]));
    const node = element("section", "matrix vectors");
    const table = element("table");
    table.append(element("caption", "", said("gates.layer.vectors")));
    const names = table.createTHead().insertRow();
    names.append(header(said("gates.layer.unit"), "col"));
    for (const key of told.columns) {
      const name = header("", "col", `role-${vectors[key].role}${results.has(key) ? " result" : ""}`);
      name.append(symbolNode(words.symbols[key]));
      name.title = vectors[key].name;
      names.append(name);
    }
    const body = table.createTBody();
    for (let unit = 0; unit < size[0]; unit += 1) {
      const row = body.insertRow();
      row.append(header(String(unit + 1), "row"));
      told.columns.forEach((key, place) => {
        const value = vectors[key].values[unit];
        const strength = this.numbers.hides(key, unit) ? 0 : value;
        const cell = this.#cell("", strength, 1, `role-${vectors[key].role}`);
        const last = place === told.columns.length - 1;
        cell.append(
          last
            ? this.#asker(key, unit, vectors[key].name, value)
            : this.numbers.place(key, unit, precise(value)),
        );
        row.append(cell);
      });
      this.#listens(row, unit);
    }
    node.append(scrolled(table, said("gates.layer.region")));
    if (told.sums.length) node.append(this.#written(""));
    return node;
  }

  // --- the row one points at ----------------------------------------------------------

  #asker(key, unit, name, value) {
    if (this.numbers.hides(key, unit)) return this.numbers.place(key, unit, "");
    const node = element("button", "asker", precise(value));
    node.type = "button";
    node.setAttribute(
      "aria-label",
      said("gates.layer.result", { name, unit: unit + 1, value: precise(value) }),
    );
    node.addEventListener("focus", () => this.#choose(unit));
    node.addEventListener("click", () => this.#choose(unit));
    return node;
  }

  #listens(row, unit) {
    row.addEventListener("pointerenter", () => this.#choose(unit));
    this.rows.push({ row, unit });
  }

  #written(letter) {
    const node = element("p", "written math");
    node.dataset.letter = letter;
    node.setAttribute("role", "status");
    return node;
  }

  #choose(unit) {
    this.unit = unit;
    for (const { row, unit: own } of this.rows) row.classList.toggle("chosen", own === unit);
    for (const node of this.body.querySelectorAll(".written"))
      node.replaceChildren(
        ...(node.dataset.letter ? this.#dot(node.dataset.letter, unit) : this.#cells(unit)),
      );
    this.numbers.write();
  }

  // Row times vector, term by term; the products stand below the factors.
  #dot(letter, unit) {
    const { blocks, stacked } = this.data;
    const block = blocks[letter];
    const factors = block.weights[unit].map(
      (weight, cell) => `${bracketed(given(weight))}×${bracketed(given(stacked[cell]))}`,
    );
    const products = block.terms[unit].map((term) => bracketed(fixed(term, 4)));
    const bias = bracketed(given(block.bias[unit]));
    const result = element("span", "terms");
    const sum = () => this.numbers.place(`z_${letter}`, unit, precise(block.sums[unit]));
    const [before, between, after] = said("gates.layer.outcome", { sum: "\n", curve: block.function }).split(
      "\n",
    );
    const outcome = this.numbers.place(letter, unit, precise(block.results[unit]), "outcome");
    result.append(before, sum(), between, sum(), after, outcome);
    const lines = [
      element("b", "terms", said("gates.layer.chosen", { unit: unit + 1 })),
      element("span", "terms", `${factors.join(" + ")} + ${bias}`),
    ];
    // The products say the sum.
    if (!this.numbers.hides(`z_${letter}`, unit))
      lines.push(element("span", "terms", `= ${products.join(" + ")} + ${bias}`));
    return [...lines, result];
  }

  #cells(unit) {
    const { vectors, steps, words } = this.data;
    const of = (key) => precise(vectors[key].values[unit]);
    const factor = (key) => this.numbers.place(key, unit, bracketed(of(key)));
    const lines = steps[this.walk.step - 1].sums.map(([one, sign, other, result]) => {
      const line = element("span", "terms");
      line.append(
        symbolNode(words.symbols[result]),
        " = ",
        factor(one),
        ` ${sign} `,
        factor(other),
        " = ",
        this.numbers.place(result, unit, of(result), "outcome"),
      );
      return line;
    });
    return [element("b", "terms", said("gates.layer.chosen", { unit: unit + 1 })), ...lines];
  }
}

const sub = (number) => String(number).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);

function header(text, scope, className = "") {
  const node = element("th", className, text);
  node.scope = scope;
  return node;
}

function scrolled(table, label) {
  const frame = element("div", "scroll");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", label);
  frame.append(table);
  return frame;
}

export default mounting("many", Many, {
  sheets: ["controls/controls.css", "tables/tables.css", "pages/gates/many.css", "predict/predict.css"],
});
