// The chosen cell beside the probe along the text. A graded probe is drawn over the whole height; its reading
// says its value.
import { Chart } from "../../../charts/chart.js";
import { fixed } from "../../../text/format.js";
import { element } from "../../../text/segments.js";

const WINDOW = 800;
const HEIGHT = 200;

export class Plot {
  constructor(parent, act) {
    this.node = element("div", "neuron-plot");
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
    const stretch = `characters ${this.first + 1} to ${last}`;
    this.payload = {
      label: `${symbols.tanh_c.name} of cell ${trace.question.cell} and ${name}, ${stretch}`,
      xs: Array.from(probe, (_, index) => this.first + index + 1),
      x_title: "character",
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
          label: `${name}${graded ? `, 0 to ${fixed(most, 0)}` : ""}`,
          role: "plain",
          style: "dashed",
          values: Array.from(probe, (value) => (Number.isNaN(value) ? null : (value / most) * 2 - 1)),
          text: "",
        },
        {
          key: "tanh_c",
          label: `${symbols.tanh_c.name}, cell ${trace.question.cell}`,
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
    this.payload.lines[0].text = Number.isNaN(value)
      ? "does not apply"
      : this.graded
        ? fixed(value, 0)
        : value
          ? "yes"
          : "no";
    this.chart.mark(place + 1);
  }
}
