// A recurrent network and an LSTM trained in step on the same sequences: their accuracies, as far as the run
// has come.
import { Chart } from "../../../charts/chart.js";
import { RunPanel } from "../../../controls/run_panel.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { fixed, percent } from "../../../text/format.js";

const HEIGHT = 240;

class GapPair {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    host.replaceChildren();
    this.panel = new RunPanel(host, "gap-run", "update", {
      told: (at) => {
        const losses = `loss RNN ${fixed(at("rnn_loss"), 3)}, LSTM ${fixed(at("lstm_loss"), 3)}`;
        return `${losses} · accuracy RNN ${percent(at("rnn"))}, LSTM ${percent(at("lstm"))}`;
      },
      draw: (columns, row) => this.#draw(columns, row),
      begun: () => this.data.reached && requests.send({ kind: "begin" }),
      rested: (update) => requests.send({ kind: "rest", update }),
    });
    this.chart = new Chart(this.panel.place);
  }

  receive(data) {
    this.data = data;
    paintRoles(this.host, data.palette);
    const { run, updates, note, reached } = data;
    const ended = reached === updates ? "done" : "stopped";
    const rested = this.requests.settled ? (reached ? ended : "ready") : null;
    this.panel.receive({ run, epochs: updates, rested, reached, note, stays: true });
  }

  leave() {
    this.panel.leave();
    this.chart.leave();
  }

  #draw(columns, row) {
    const { data } = this;
    const upTo = (key) => [...columns.get(key).subarray(0, row + 1)];
    const xs = upTo("epoch");
    const last = xs.at(-1);
    const more = last < data.updates ? [data.updates] : [];
    this.chart.show({
      title: data.title,
      label: "Accuracy of both networks on sequences never trained on, over the updates",
      xs: [...xs, ...more],
      x_title: "update",
      height: HEIGHT,
      range: [0, 1],
      ticks: data.ticks,
      guides: data.guides,
      lines: data.lines.map((line) => ({ ...line, values: [...upTo(line.key), ...more.map(() => null)] })),
      mark: last,
    });
  }
}

export default mounting("gap", GapPair, { sheets: ["controls/controls.css", "charts/charts.css"] });
