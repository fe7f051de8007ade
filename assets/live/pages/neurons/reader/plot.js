// The chosen unit beside the probe along the text. A graded probe is drawn over the whole height; its reading
// says its value.
import { Chart } from "../../../charts/chart.js";
import { fixed } from "../../../text/format.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";

const WINDOW = 800;
const HEIGHT = 200;

export class Plot {
  constructor(parent, act) {
    this.node = element("div", "neuron-plot");
    this.range = element("p", "plot-range");
    this.node.append(this.range);
    parent.append(this.node);
    this.chart = new Chart(this.node, {
      onPick: (index, resting) => (resting ? act.pick(this.first + index) : act.hover(this.first + index)),
    });
    this.node.addEventListener("pointerup", () => act.hover(null));
    this.drawn = "";
  }

  leave() {
    this.chart.leave();
  }

  show(data, look, trace, found, signs) {
    if (!trace || !found) return;
    const window = Math.floor(look.place / WINDOW);
    const drawn = JSON.stringify([
      data.text.length,
      data.text.slice(0, 40),
      trace.question,
      found.question,
      window,
      data.vocabulary,
    ]);
    this.values = found.of("values");
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.first = window * WINDOW;
    const last = Math.min(signs.length, this.first + WINDOW);
    const { symbols } = data.words;
    const { name, graded } = data.probes.find(({ key }) => key === found.question.probe);
    const probe = this.values.subarray(this.first, last);
    const most = graded ? this.values.reduce((least, value) => Math.max(least, value), 1) : 1;
    const stretch = { first: this.first + 1, last, count: signs.length, window: WINDOW };
    this.range.textContent = said(
      signs.length > WINDOW ? "neurons.plot.range_part" : "neurons.plot.range",
      stretch,
    );
    const { cell: unit } = trace.question;
    this.payload = {
      label: said("neurons.plot.label", { name: symbols.tanh_c.name, unit, probe: name, ...stretch }),
      xs: Array.from(probe, (_, index) => this.first + index + 1),
      x_title: said("neurons.plot.axis"),
      height: HEIGHT,
      range: [-1.05, 1.05],
      ticks: [
        [-1, "−1"],
        [0, "0"],
        [1, "+1"],
      ],
      lines: [
        {
          key: "probe",
          label: graded
            ? said("neurons.plot.graded", { probe: name, most: fixed(most, 0) })
            : said("neurons.plot.probe", { probe: name }),
          role: "plain",
          style: "dashed",
          values: Array.from(probe, (value) => (Number.isNaN(value) ? null : (value / most) * 2 - 1)),
          text: "",
        },
        {
          key: "tanh_c",
          label: said("neurons.plot.unit", { name: symbols.tanh_c.name, unit }),
          role: symbols.tanh_c.role,
          values: trace.of("tanh_c").subarray(this.first, last),
          decimals: 3,
        },
      ],
      mark: look.place + 1,
    };
    this.graded = graded;
    this.chart.show(this.payload);
  }

  mark(place) {
    if (!this.payload || place < this.first || place >= this.first + this.payload.xs.length) return;
    const value = this.values[place];
    this.payload.lines[0].text = this.#answer(value);
    this.chart.mark(place + 1);
  }

  // What the probe says of one character.
  #answer(value) {
    if (Number.isNaN(value)) return said("neurons.plot.not_apply");
    if (this.graded) return fixed(value, 0);
    return said(`neurons.plot.${value ? "yes" : "no"}`);
  }
}
