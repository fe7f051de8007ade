// The four derivatives by lag. What comes in are powers of ten; the axis names them, and no number is
// computed.
import { Chart } from "../../charts/chart.js";
import { power } from "../../text/format.js";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const TICKS = 6;
const [SMALL, LOW] = [700, 170];

export class FlowCurves {
  // onPick(lag, resting) gets the lag that somebody points at.
  constructor(host, onPick) {
    this.chart = new Chart(host, { onPick });
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
      title: "How far a derivative reaches back",
      label: "The size of four derivatives by lag, on a logarithmic axis",
      xs: this.lags,
      x_title: "lag: steps back from the last",
      height: (this.chart.width ?? this.chart.node.clientWidth) < SMALL ? LOW : data.height,
      lines,
      mark: lag,
      ...logAxis(lines),
    });
  }
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
