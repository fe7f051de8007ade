// The network of the forecast in training: the loss, and the held-out part with the forecasts of the epoch
// on screen. The server records the run; what the finished network is worth stands in the page around.
import { Chart } from "../../charts/chart.js";
import { decades } from "../../charts/decades.js";
import { Tools } from "../../controls/buttons.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { RunPanel } from "../../controls/run_panel.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { grouped, precise } from "../../text/format.js";

const HEIGHT = 170;
const AGAIN = "This network is being made again …";

class Forecast {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.panel = new RunPanel(host, "forecast-run", "epoch", {
      told: (at) => `loss ${precise(at("loss"))}`,
      draw: (columns, row) => this.#draw(columns, row),
      begun: () => this.#begun(),
      rested: (epoch) => this.#rested(epoch),
    });
    const { travel } = requests;
    this.tools = new Tools(
      { ...travel, link: () => this.copier.copy() },
      "Back to the settings that suit the series",
    );
    this.panel.bar.append(this.tools.node);
    this.copier = new LinkCopier(host, this.panel.bar);
    this.keyboard = new Keyboard(travel);
    this.loss = new Chart(this.panel.place);
    this.forecasts = new Chart(this.panel.place);
  }

  receive(data) {
    this.data = data;
    paintRoles(this.host, data.palette);
    this.tools.show(data.can);
    const { trained, epochs, pending, problem } = data;
    const ended = problem ? "failed" : trained === epochs ? "done" : "stopped";
    this.panel.receive({
      run: data.run,
      epochs,
      rested: this.requests.settled ? (trained && !pending ? ended : "ready") : null,
      reached: pending ? 0 : trained,
      problem,
      told: data.loss === null ? "" : `loss ${precise(data.loss)}`,
      note: this.#note(),
    });
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.panel.leave();
    this.loss.leave();
    this.forecasts.leave();
    this.keyboard.leave();
  }

  #note() {
    const { pending, quick, epochs, seconds } = this.data;
    if (!pending) return "";
    if (quick) return AGAIN;
    const long = Math.max(1, Math.ceil(seconds));
    const after = `The link shows a network after ${grouped(epochs)} epochs`;
    return `${after}; training it takes about ${grouped(long)} s here.`;
  }

  // A network that a link asks for stays asked for; another one leaves the screen.
  #begun() {
    if (this.data.trained && !this.data.pending) this.requests.send({ kind: "begin" });
  }

  #rested(epoch) {
    this.requests.send({ kind: "rest", epoch });
  }

  #draw(columns, row) {
    const { data } = this;
    const upTo = (key) => columns.get(key).subarray(0, row + 1);
    const epochs = upTo("epoch");
    const more = epochs.at(-1) < data.epochs;
    const logs = upTo("log_loss");
    this.loss.show({
      title: "Loss",
      label: "The training loss over the epochs, on a logarithmic axis",
      xs: more ? [...epochs, data.epochs] : [...epochs],
      x_title: "epoch",
      height: HEIGHT,
      mark: epochs.at(-1),
      lines: [
        { key: "loss", label: "", role: data.role, values: more ? [...logs, null] : logs, decimals: null },
      ],
      ...decades(logs, data.powers),
    });
    const forecasts = data.xs.map((_, place) => columns.get(`f${place}`)[row]);
    this.forecasts.show({
      label: "The held-out part and the network's forecasts so far",
      xs: data.xs,
      x_title: data.x_title,
      height: HEIGHT,
      lines: [
        { key: "truth", label: "held out", role: "plain", values: data.truth, decimals: null },
        {
          key: "network",
          label: "network so far",
          role: data.role,
          values: forecasts.map((value) => (Number.isNaN(value) ? null : value)),
          decimals: null,
        },
      ],
    });
  }
}

export default mounting("forecast", Forecast, {
  sheets: ["controls/controls.css", "charts/charts.css", "pages/forecast/forecast.css"],
});
