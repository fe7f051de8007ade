// A recurrent network and an LSTM trained in step on the same sequences: their accuracies, as far as the run
// has come.
import { Chart } from "../../../charts/chart.js";
import { RunPanel } from "../../../controls/run_panel.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { fixed, percent } from "../../../text/format.js";
import { element, fill } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";

const HEIGHT = 240;

class GapPair {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    this.intro = element("p", "intro");
    this.starts = element("p", "starts");
    this.more = element("p", "starts");
    host.replaceChildren(element("h2", "", said("gradients.sections.gap")), this.intro);
    this.panel = new RunPanel(host, "gap-run", said("gradients.gap.update"), {
      told: (at) => {
        return said("gradients.gap.told", {
          rnn_loss: fixed(at("rnn_loss"), 3),
          lstm_loss: fixed(at("lstm_loss"), 3),
          rnn: percent(at("rnn")),
          lstm: percent(at("lstm")),
        });
      },
      draw: (columns, row) => this.#draw(columns, row),
      begun: () => this.data.reached && requests.send({ kind: "begin" }),
      rested: (update) => requests.send({ kind: "rest", update }),
    });
    this.chart = new Chart(this.panel.place, { picture: "gap" });
    host.append(this.starts, this.more);
  }

  receive(data) {
    this.data = data;
    paintRoles(this.host, data.palette);
    const { run, updates, note, reached, units, gap, starts, words } = data;
    this.intro.replaceChildren();
    fill(this.intro, saidSegments("gradients.gap.intro", { units, gap }), words, []);
    this.starts.textContent = starts;
    if (!this.more.hasChildNodes()) fill(this.more, saidSegments("gradients.gap.more"), words, []);
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
      label: said("gradients.gap.label"),
      xs: [...xs, ...more],
      x_title: said("gradients.gap.update"),
      height: HEIGHT,
      range: [0, 1],
      ticks: data.ticks,
      guides: data.guides,
      lines: data.lines.map((line) => ({ ...line, values: [...upTo(line.key), ...more.map(() => null)] })),
      mark: last,
    });
  }
}

export default mounting("gap", GapPair, {
  sheets: ["controls/controls.css", "charts/charts.css", "pages/gradients/gap/gap.css"],
});
