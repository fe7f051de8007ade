// The derivatives by lag. What comes in are powers of ten; the axis names them, and no number is computed.
import { Chart } from "../../charts/chart.js";
import { power } from "../../text/format.js";
import { said } from "../../text/texts.js";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const TICKS = 6;
const [SMALL, LOW] = [700, 190];
// The two that are compared, and are told what has become of them.
const COMPARED = ["d_rnn", "d_out"];

export class FlowCurves {
  // onPick(lag, resting) gets the lag that somebody points at.
  constructor(host, onPick) {
    this.chart = new Chart(host, { onPick, picture: "flow" });
    this.lags = [];
  }

  leave() {
    this.chart.leave();
  }

  show(data, lineOf, lag) {
    const lines = data.lines.map((line) => ({ ...line, values: lineOf(line.key), decimals: null }));
    const count = lines[0].values.length;
    if (this.lags.length !== count) this.lags = Array.from({ length: count }, (_, place) => place);
    this.chart.show({
      title: said("gradients.flow.title"),
      label: said("gradients.flow.label"),
      xs: this.lags,
      x_title: said("gradients.flow.axis"),
      height: (this.chart.width ?? this.chart.node.clientWidth) < SMALL ? LOW : data.height,
      lines,
      mark: lag,
      points: COMPARED.map((key) =>
        fate(
          lines.find((line) => line.key === key),
          data.borders,
        ),
      ),
      ...logAxis(lines),
    });
  }
}

// Where a curve passes the border below which it has vanished, or above which it has exploded; else its end.
function fate({ values, role }, { vanished }) {
  const place = values.findIndex((value) => Number.isNaN(value) || value < -vanished || value > vanished);
  if (place < 0) return { x: values.length - 1, y: values.at(-1), label: said("gradients.flow.alive"), role };
  const [x, isLarge] = [Math.max(0, place), values[place] > vanished];
  const y = Number.isNaN(values[x]) ? values[Math.max(0, x - 1)] : values[x];
  return {
    x,
    y,
    label: said(isLarge ? "gradients.flow.exploded" : "gradients.flow.vanished"),
    role,
    side: "right",
  };
}

// Round powers around what is shown, 1 among them.
export function logAxis(lines) {
  let [low, high] = [-1, 0];
  for (const { values } of lines) {
    for (const entry of values) {
      if (entry < low) low = entry;
      if (entry > high) high = entry;
    }
  }
  const step = STEPS.find((size) => (high - low) / size <= TICKS) ?? high - low;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
  return {
    range: [first * step, last * step],
    ticks: ticks.map((exponent) => [exponent, exponent === 0 ? "1" : power(exponent)]),
  };
}
