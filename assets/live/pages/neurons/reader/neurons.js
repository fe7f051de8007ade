// A text coloured by one unit's memory, with the read-out of a character, all units beside it and the plot
// below.
import { LinkCopier } from "../../../controls/clipboard.js";
import { Keyboard } from "../../../controls/keyboard.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { fetchReading } from "../../../core/sweeps.js";
import { Goals } from "../../../lesson/goals.js";
import { element, fill } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { Cells } from "../cells/cells.js";
import { signsOf } from "../signs.js";
import { CellBar } from "./bar.js";
import { TextHead } from "./head.js";
import { Plot } from "./plot.js";
import { Readout } from "./readout.js";
import { MOST_BITS } from "./row.js";
import { TextGrid } from "./text.js";

class Neurons {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    host.classList.add("tools-last");
    this.requests = requests;
    const act = this.#actions();
    this.bar = new CellBar(host, act);
    this.goals = new Goals(this.bar.node, "neurons");
    this.copier = new LinkCopier(host, this.bar.node);
    this.lead = element("div", "lead-text");
    const body = element("div", "reader");
    const left = element("div", "reader-text");
    const right = element("div", "reader-side");
    body.append(this.lead, left, right);
    host.append(body);
    this.note = element("p", "text-note");
    this.head = new TextHead(left, act);
    this.grid = new TextGrid(left, act);
    left.append(this.note);
    this.readout = new Readout(right);
    this.cells = new Cells(right, act);
    this.plot = new Plot(host, act);
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    host.append(this.alert);
    this.keyboard = new Keyboard(this.requests.travel);
    this.look = {};
    this.hovered = null;
  }

  receive(data) {
    const text = this.data?.text;
    const model = this.data?.model;
    this.data = data;
    paintRoles(this.host, data.palette);
    this.host.dataset.colours = data.colours;
    this.alert.textContent = data.message;
    this.#lead(data);
    const another = data.text !== text || data.model !== model;
    if (another) this.#newText();
    // What somebody is choosing stays until its own answer has come.
    if (this.requests.settled || another) {
      const { cell, place, order, probe, brush, strips, colour } = data;
      this.look = { cell, place, order, probe, brush, strips, colour };
    }
    this.#follow();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.keyboard.leave();
    this.grid.leave();
    this.plot.leave();
  }

  #actions() {
    const { requests } = this;
    return {
      ...requests.travel,
      link: () => this.copier.copy(),
      cell: (cell) =>
        this.#choose({ cell: Math.max(0, Math.min(this.data.units - 1, cell)) }, (look) => ({
          kind: "cell",
          cell: look.cell,
        })),
      best: () => requests.send({ kind: "cell", cell: null }),
      name: (name) => requests.send({ kind: "name", cell: this.look.cell, name }),
      colour: (colour) => this.#choose({ colour }, () => ({ kind: "colour", colour })),
      colours: (colours) => requests.send({ kind: "colours", colours }),
      strips: (strips) => this.#choose({ strips }, () => ({ kind: "strips", strips })),
      probe: (probe) => requests.send({ kind: "probe", probe }),
      order: (order) => this.#choose({ order }, () => ({ kind: "order", order })),
      hover: (place) => this.#hover(place),
      pick: (place) => this.#choose({ place }, () => ({ kind: "place", place })),
      brush: (start, stop) =>
        this.#choose({ brush: [start, stop], order: "brush" }, () => ({ kind: "brush", start, stop })),
      clear: () => requests.send({ kind: "brush", start: null }),
      complain: (message) => (this.alert.textContent = message),
    };
  }

  // Seen at once; the server is told, and its answer is what stays.
  #choose(change, request) {
    this.look = { ...this.look, ...change };
    this.requests.sendLatest(request(this.look));
    this.#follow();
  }

  #hover(place) {
    this.hovered = place;
    this.#read();
  }

  // --- what is looked up ------------------------------------------------------------

  // Drawn anew only when it says something else: a term that is open stays open.
  #lead({ lead, vocabulary, words }) {
    const drawn = JSON.stringify([lead, vocabulary]);
    if (drawn === this.led) return;
    this.led = drawn;
    const paragraphs = lead.map((segments) => {
      const node = element("p", "point");
      fill(node, segments, words, []);
      return node;
    });
    this.lead.replaceChildren(...paragraphs);
  }

  #newText() {
    this.signs = signsOf(this.data.text);
    this.columns = this.trace = this.found = this.ranked = null;
    this.hovered = null;
    this.wanted = {};
    // Nothing is coloured until its own answer has come.
    delete this.host.dataset.cell;
    this.grid.setText(this.signs);
    this.#ask("columns", "text", {});
  }

  #follow() {
    const { cell, place, order, probe, brush, strips, colour } = this.look;
    this.grid.show({ strips, brush, data: this.data });
    this.grid.place(place);
    this.bar.show(this.data, this.look);
    this.note.replaceChildren(
      ...[...strips.map((strip) => said(`neurons.drawn.${strip}`, { most: MOST_BITS })), this.data.note]
        .filter(Boolean)
        .map((text) => element("span", "", text)),
    );
    this.#ask("trace", "cell", { cell });
    this.#ask("found", "probe", { probe, colour });
    if (order === "here") this.#ask("ranked", "place", { place, colour });
    else if (order === "brush" && brush)
      this.#ask("ranked", "brush", { start: brush[0], stop: brush[1], colour });
    this.#write();
  }

  // Asks once per question; an answer that is no longer wanted is put away.
  async #ask(slot, what, question) {
    const wanted = `${what} ${JSON.stringify(question)}`;
    if (this.wanted[slot] === wanted) return;
    this.wanted[slot] = wanted;
    const { text, model } = this.data;
    try {
      const { lines } = await fetchReading(what, { text, model, ...question });
      if (this.wanted[slot] !== wanted || this.data.text !== text || this.data.model !== model) return;
      this[slot] = { what, question, of: (name) => lines.get(name)?.[0] };
      this.#write();
    } catch {
      if (this.wanted[slot] !== wanted) return;
      this.wanted[slot] = "";
      this.alert.textContent = said("neurons.no_answer");
    }
  }

  // --- what is shown ----------------------------------------------------------------

  // What is coloured; the same object as long as it is the same, so that nothing is painted twice.
  #range() {
    const { colour: quantity } = this.look;
    const reach = quantity === "c" ? (this.trace?.of("reach")[0] ?? 1) : 1;
    if (this.ranged?.quantity !== quantity || this.ranged.reach !== reach)
      this.ranged = { quantity, twoSided: this.data.quantities[quantity], reach };
    return this.ranged;
  }

  #write() {
    this.grid.paint(this.trace, this.columns, this.data, this.#range());
    this.cells.show(this.data, this.look, this.found, this.ranked, this.signs);
    this.plot.show(this.data, this.look, this.trace, this.found, this.signs, this.#range());
    this.head.show(this.data, this.trace?.question.cell ?? this.look.cell, this.found, this.#range());
    this.#read();
    if (this.trace) this.host.dataset.cell = this.trace.question.cell;
    this.host.dataset.colour = this.look.colour;
  }

  #read() {
    const place = this.hovered ?? this.look.place;
    this.readout.show(
      this.data,
      place,
      this.grid.where(place),
      this.signs,
      this.trace,
      this.columns,
      this.hovered === null,
      this.#range(),
    );
    this.plot.mark(place);
    this.goals.watch(this.data.words, (key) =>
      (this.trace?.of(key) ?? this.columns?.of(key))?.at(this.look.place),
    );
    if (this.hovered === null) this.grid.say(this.readout.spoken);
  }
}

export default mounting("neurons", Neurons, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "lesson/goals.css",
    "pages/neurons/reader/reader.css",
    "pages/neurons/cells/cells.css",
  ],
});
