// The network of the forecast in training: its two errors, and the held-out part with the forecasts of the
// epoch on screen. The server records the run; the errors stay when it is over.
import { Chart } from "../../charts/chart.js";
import { Tools } from "../../controls/buttons.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { RunPanel } from "../../controls/run_panel.js";
import { unpack } from "../../core/columns.js";
import { mounting } from "../../core/mount.js";
import { paintRoles } from "../../core/style.js";
import { Goals } from "../../lesson/goals.js";
import { grouped, precise } from "../../text/format.js";
import { said } from "../../text/texts.js";
import { Errors } from "./errors.js";

const HEIGHT = 170;

class Forecast {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.panel = new RunPanel(host, "forecast-run", said("forecast.unit"), {
      told: (at) => told(at("loss")),
      draw: (columns, row) => this.#draw(columns, row),
      begun: () => this.#begun(),
      rested: (epoch) => this.#rested(epoch),
    });
    const { travel } = requests;
    this.tools = new Tools({ ...travel, link: () => this.copier.copy() }, said("forecast.reset"));
    this.panel.bar.append(this.tools.node);
    this.goals = new Goals(this.panel.bar, "forecast");
    this.copier = new LinkCopier(host, this.panel.bar);
    this.keyboard = new Keyboard(travel);
    this.errors = new Errors(host);
    this.panel.place.before(this.errors.node);
    this.forecasts = new Chart(this.panel.place, { picture: "forecasts" });
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
      told: data.loss === null ? "" : told(data.loss),
      note: this.#note(),
    });
    this.#rest();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.panel.leave();
    this.errors.leave();
    this.forecasts.leave();
    this.keyboard.leave();
  }

  #note() {
    const { pending, quick, epochs, seconds } = this.data;
    if (!pending) return "";
    if (quick) return said("forecast.again");
    const long = Math.max(1, Math.ceil(seconds));
    return said("forecast.offered", { epochs: grouped(epochs), seconds: grouped(long) });
  }

  // A network that a link asks for stays asked for; another one leaves the screen.
  #begun() {
    if (this.data.trained && !this.data.pending) this.requests.send({ kind: "begin" });
  }

  #rested(epoch) {
    this.requests.send({ kind: "rest", epoch });
  }

  // No run is under way: the errors of the network on screen, up to where it is.
  #rest() {
    if (!["done", "stopped", "failed", "ready"].includes(this.panel.phase)) return;
    const { errors } = this.data;
    if (errors) {
      const columns = unpack(errors.start, errors.names);
      this.#errors(columns, columns.get("epoch").length - 1);
    } else {
      if (this.requests.settled) this.errors.node.hidden = true;
      this.#watch();
    }
  }

  #errors(columns, row) {
    const { data } = this;
    this.errors.show(data, columns, row);
    this.#watch((key) => columns.get(key)?.[row]);
  }

  /** @param {(key: string) => number | undefined} at */
  #watch(at = () => undefined) {
    const { words, compared } = this.data;
    this.goals.watch(words, (key) => at(key) ?? compared[key]);
  }

  #draw(columns, row) {
    const { data } = this;
    this.#errors(columns, row);
    const forecasts = data.xs.map((_, place) => columns.get(`f${place}`)[row]);
    this.forecasts.show({
      title: said("forecast.forecasts.title"),
      label: data.choosing ? said("forecast.forecasts.choosing_label") : said("forecast.forecasts.label"),
      xs: data.xs,
      x_title: data.x_title,
      height: HEIGHT,
      lines: [
        {
          key: "truth",
          label: data.choosing ? said("forecast.forecasts.choosing") : said("forecast.forecasts.truth"),
          role: "plain",
          values: data.truth,
          decimals: null,
        },
        {
          key: "network",
          label: said("forecast.forecasts.network"),
          role: data.role,
          values: forecasts.map((value) => (Number.isNaN(value) ? null : value)),
          decimals: null,
        },
      ],
    });
  }
}

const told = (loss) => said("forecast.loss", { loss: precise(loss) });

export default mounting("forecast", Forecast, {
  sheets: ["controls/controls.css", "charts/charts.css", "lesson/goals.css", "pages/forecast/forecast.css"],
});
