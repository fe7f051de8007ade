// Both units at one step, and under each a few steps in a row. One set of numbers serves all four pictures.
import { Values } from "../../core/values.js";
import { Diagram } from "../../diagram/diagram.js";
import { precise } from "../../text/format.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { lstmLayouts, rnnLayouts } from "./units.js";
import { unrolledLstm, unrolledRnn } from "./unrolled.js";

const NARROW = 480;
const SIDES = {
  rnn: {
    layouts: rnnLayouts,
    row: unrolledRnn,
    outcome: ["rnn_h"],
    factor: "slope",
    name: "rnn",
  },
  lstm: {
    layouts: lstmLayouts,
    row: unrolledLstm,
    outcome: ["c", "h"],
    factor: "f",
    name: "lstm",
  },
};

export class Pair {
  constructor(host, owner) {
    this.owner = owner;
    this.values = new Values();
    this.node = element("div", "pair");
    host.append(this.node);
    this.ready = false;
    this.following = false;
    this.sides = Object.values(SIDES).map((side) => this.#side(side));
    this.rnn = this.sides[0].unit;
  }

  #side(side) {
    const section = element("section", "side");
    const { name } = side;
    section.setAttribute("aria-label", said(`gradients.flow.${name}`));
    const place = element("div", "place");
    const row = element("div", "row");
    const told = element("p", "factors");
    const title = element("h3", "", said(`gradients.flow.${name}`));
    section.append(title, place, row, told);
    this.node.append(section);
    const { values } = this;
    const label = said(`gradients.flow.${name}_label`);
    const look = { ...side, label, picture: `${name}_unit`, narrowBelow: NARROW, values };
    const unit = new Diagram(
      place,
      this.#owner(() => unit),
      look,
    );
    const unrolled = new Diagram(row, null, {
      ...look,
      layouts: side.row(1),
      label: said(`gradients.flow.${name}_row`),
      picture: `${name}_row`,
    });
    return { ...side, unit, unrolled, told, title };
  }

  #owner(diagram) {
    return {
      sweep: (handle) => this.owner.sweep(handle),
      commit: (overlay) => this.owner.commit(overlay),
      typed: (handle, text, left) => this.owner.typed(diagram(), handle, text, left),
      drawn: () => {},
      slots: () => [],
      painted: () => this.#follow(diagram()),
    };
  }

  receive(data, columns, lag) {
    const { words } = data;
    const own = data.own;
    const symbols = { ...words.symbols, ...own.symbols };
    this.payload = { ...data, words: { ...words, symbols, pills: { ...words.pills, ...own.pills } } };
    for (const key of Object.keys(symbols))
      for (let place = 0; place < data.window; place += 1) symbols[`${key}.${place}`] = symbols[key];
    this.count = Math.min(data.window, data.steps);
    this.ready = false;
    this.values.accept(this.payload);
    this.#record(columns, lag);
    for (const { unit, unrolled, row } of this.sides) {
      unrolled.layouts = row(this.count);
      unit.receive(this.payload);
      unrolled.receive(this.payload);
    }
    this.ready = true;
    this.#tell();
  }

  // Below whatever is being moved lies the record of the step one looks at, and of the steps in the row.
  #record(columns, lag) {
    const { steps } = this.payload;
    const first = this.#first(steps, lag);
    const here = new Map();
    for (const [key, column] of columns) {
      here.set(key, column.subarray(steps - 1 - lag));
      for (let place = 0; place < this.count; place += 1)
        here.set(`${key}.${place}`, column.subarray(first + place));
    }
    this.values.record(here);
    this.lag = lag;
  }

  // The row begins with the step after that one looks at: the derivative's first factor is that step's.
  #first(steps, lag) {
    return Math.max(0, Math.min(steps - lag, steps - this.count));
  }

  look(columns, lag) {
    this.#record(columns, lag);
    this.paint();
  }

  paint() {
    this.rnn.paint();
  }

  say(message) {
    this.rnn.say(message);
  }

  leave() {
    for (const { unit, unrolled } of this.sides) {
      unit.leave();
      unrolled.leave();
    }
  }

  // One picture was written: the others show the same rows.
  #follow(source) {
    if (!this.ready || this.following) return;
    this.following = true;
    for (const { unit, unrolled } of this.sides) {
      if (unit !== source) unit.write();
      unrolled.write();
    }
    this.#tell();
    this.owner.write();
    this.following = false;
  }

  #tell() {
    const steps = this.values.get("steps") ?? this.payload.steps;
    const lag = Math.min(this.lag, steps - 1);
    const first = this.#first(steps, lag);
    const shown = said("gradients.flow.shown", { first: first + 1, last: first + this.count, steps });
    for (const { told, factor, name } of this.sides) {
      const text = lag
        ? `${shown} ${this.#factors(name, factor, steps - lag, first)}${lag > this.count ? " × …" : ""}`
        : `${shown} ${said("gradients.flow.no_factor")}`;
      if (told.textContent !== text) told.textContent = text;
    }
  }

  // The factors within the row; near the end it begins before the first of them.
  #factors(name, factor, from, first) {
    const places = Array.from({ length: this.count }, (_, place) => place).filter(
      (place) => first + place >= from,
    );
    const numbers = places.map((place) => precise(this.values.get(`${factor}.${place}`) ?? 0));
    return said(`gradients.flow.${name}_factors`, { from: from + 1, factors: numbers.join(" × ") });
  }
}
