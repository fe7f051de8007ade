// The error on what the network learns from and the error on what it does not, epoch by epoch, and where the
// second was best.
import { Chart } from "../../charts/chart.js";
import { decades } from "../../charts/decades.js";
import { grouped } from "../../text/format.js";
import { element, fill } from "../../text/segments.js";
import { said, saidSegments } from "../../text/texts.js";

const HEIGHT = 230;

export class Errors {
  constructor(parent) {
    this.node = element("div", "charts");
    this.node.hidden = true;
    parent.append(this.node);
    this.chart = new Chart(this.node, { picture: "errors" });
    this.told = element("p", "remark");
    this.node.append(this.told);
  }

  leave() {
    this.chart.leave();
  }

  // The columns of a run, as far as the row on screen.
  show(data, columns, row) {
    this.node.hidden = false;
    if (!this.told.firstChild) fill(this.told, saidSegments("forecast.errors.told"), data.words, []);
    const upTo = (key) => [...columns.get(key).subarray(0, row + 1)];
    const epochs = upTo("epoch");
    const [training, unseen] = [upTo("log_loss"), upTo("log_unseen")];
    const more = epochs.at(-1) < data.epochs;
    this.chart.show({
      title: said("forecast.errors.title"),
      label: said("forecast.errors.label"),
      xs: more ? [...epochs, data.epochs] : epochs,
      x_title: said("forecast.errors.epoch"),
      height: HEIGHT,
      lines: [
        line("loss", said("forecast.errors.training"), data.role, "solid", training),
        line("unseen", watched(data.choosing), data.unseen_role, "dashed", unseen),
      ],
      points: best(columns, row),
      ...decades([...training, ...unseen].filter(Number.isFinite), data.powers),
    });
    this.node.dataset.best = String(columns.get("best")[row]);
  }
}

const watched = (choosing) => (choosing ? said("forecast.errors.choosing") : said("forecast.errors.unseen"));

const line = (key, label, role, style, values) => ({ key, label, role, style, values, decimals: null });

function best(columns, row) {
  const at = (key) => columns.get(key)[row];
  if (Number.isNaN(at("best"))) return [];
  const which = at("memorises") ? "memorises" : "smallest";
  const label = said(`forecast.errors.${which}`, { epoch: grouped(at("best")) });
  return [{ x: at("best"), y: at("log_smallest"), label, role: "plain", below: true }];
}
