// The chosen unit beside the probe along the text. A graded probe is drawn over the whole height; its reading
// says its value.
import { Chart } from "../../../charts/chart.js";
import { fixed } from "../../../text/format.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { endsOf } from "../colours.js";

const WINDOW = 800;
const HEIGHT = 200;
const MARGIN = 0.025;

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

  show(data, look, trace, found, signs, range) {
    if (!trace || !found) return;
    const window = Math.floor(look.place / WINDOW);
    const drawn = JSON.stringify([
      data.text.length,
      data.text.slice(0, 40),
      trace.question,
      found.question,
      range,
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
    const most = graded
      ? this.values.filter(Number.isFinite).reduce((least, value) => Math.max(least, value), 1)
      : 1;
    const stretch = { first: this.first + 1, last, count: signs.length, window: WINDOW };
    const estimate = graded && Number.isFinite(found.of("r2_all")[0]) ? found.of("estimate") : null;
    this.range.textContent = [
      said(signs.length > WINDOW ? "neurons.plot.range_part" : "neurons.plot.range", stretch),
      estimate ? said("neurons.plot.fitted", { half: Math.floor(signs.length / 2) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
    const { cell: unit } = trace.question;
    const { quantity, twoSided, reach } = range;
    const symbol = symbols[quantity];
    const [low, high] = [twoSided ? -reach : 0, reach];
    const [lowest, highest] = endsOf(range);
    const edge = MARGIN * (high - low);
    const placed = (value) => low + (value / most) * (high - low);
    this.payload = {
      label: said("neurons.plot.label", { name: symbol.name, unit, probe: name, ...stretch }),
      xs: Array.from(probe, (_, index) => this.first + index + 1),
      x_title: said("neurons.plot.axis"),
      height: HEIGHT,
      range: [low - edge, high + edge],
      ticks: [...(twoSided ? [[low, lowest]] : []), [0, "0"], [high, highest]],
      lines: [
        {
          key: "probe",
          label: graded
            ? said("neurons.plot.graded", { probe: name, most: fixed(most, 0) })
            : said("neurons.plot.probe", { probe: name }),
          role: "plain",
          style: "dashed",
          values: Array.from(probe, (value) => (Number.isNaN(value) ? null : placed(value))),
          text: "",
        },
        {
          key: quantity,
          label: said("neurons.plot.unit", { name: symbol.name, unit }),
          role: symbol.role,
          values: trace.of(quantity).subarray(this.first, last),
          decimals: 3,
        },
      ],
      mark: look.place + 1,
    };
    if (estimate)
      this.payload.lines.push({
        key: "estimate",
        label: said("neurons.plot.estimate", { units: data.units }),
        role: "output",
        style: "dotted",
        // What leaves the chart is drawn at its edge; its reading says the number.
        values: Array.from(estimate.subarray(this.first, last), (value) =>
          Math.min(high + edge, Math.max(low - edge, placed(value))),
        ),
        text: "",
      });
    this.estimate = estimate;
    this.graded = graded;
    this.chart.show(this.payload);
  }

  mark(place) {
    if (!this.payload || place < this.first || place >= this.first + this.payload.xs.length) return;
    const value = this.values[place];
    this.payload.lines[0].text = this.#answer(value);
    if (this.estimate) this.payload.lines[2].text = fixed(this.estimate[place], 1);
    this.chart.mark(place + 1);
  }

  // What the probe says of one character.
  #answer(value) {
    if (Number.isNaN(value)) return said("neurons.plot.not_apply");
    if (this.graded) return fixed(value, 0);
    return said(`neurons.plot.${value ? "yes" : "no"}`);
  }
}
