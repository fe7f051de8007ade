// The loss, the predictions and the twelve weights over the epochs.
import { Chart } from "../../charts/chart.js";
import { decades } from "../../charts/decades.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { notesOn } from "./story.js";

export class Curves {
  // Loss and predictions stand above, the weights below; onPick(row, resting) gets the recorded epoch that
  // somebody points at.
  constructor(above, below, onPick) {
    this.pair = element("div", "charts two");
    this.gates = element("div", "charts four");
    above.append(this.pair);
    below.append(this.gates);
    // Beyond the last recorded epoch the axis goes on, but there is nothing to point at.
    const pick = { onPick: (index, resting) => onPick(Math.min(index, this.rows - 1), resting) };
    this.loss = new Chart(this.pair, { ...pick, picture: "loss" });
    this.predictions = new Chart(this.pair, { ...pick, picture: "predictions" });
    this.weights = [0, 1, 2, 3].map(() => new Chart(this.gates, { ...pick, picture: "weights" }));
  }

  leave() {
    for (const chart of this.#all()) chart.leave();
  }

  mark(epoch) {
    for (const chart of this.#all()) chart.mark(epoch);
  }

  show(data, columns) {
    const epochs = columns.get("epoch");
    this.rows = epochs.length;
    const more = epochs.at(-1) < data.epochs && data.phase !== "failed";
    const xs = more ? [...epochs, data.epochs] : [...epochs];
    const notes = notesOn(columns, data.epochs, data.telling);
    const mark = this.loss.at ?? epochs.at(-1);
    const common = { xs, x_title: said("training.curves.epoch"), mark };
    const along = (key) => (more ? [...columns.get(key), null] : columns.get(key));
    this.loss.show({
      ...common,
      notes,
      title: said("training.curves.loss"),
      label: said("training.curves.loss_label"),
      height: 236,
      lines: [{ key: "log_loss", label: "", role: "plain", values: along("log_loss"), decimals: null }],
      ...decades(columns.get("log_loss"), data.powers),
    });
    this.predictions.show({
      ...common,
      notes: notes.map(({ brief, ...note }) => ({ ...note, text: brief })),
      title: said("training.curves.predictions"),
      label: said("training.curves.predictions_label"),
      height: 236,
      range: rangeOf(data.series, columns),
      lines: data.series.map(({ key, name, role, style }) => ({
        key,
        label: name,
        role,
        style,
        values: along(key),
        decimals: 4,
      })),
      guides: [...new Set(data.series.map(({ target }) => target))].map((y, index) => ({
        y,
        label: index ? "" : said("training.curves.targets"),
        role: "plain",
      })),
    });
    for (const [index, gate] of data.gates.entries()) this.#gate(this.weights[index], gate, common, along);
  }

  #gate(chart, { title, lines }, common, along) {
    const known = lines.filter(({ published }) => published !== null);
    chart.show({
      ...common,
      title,
      label: said("training.curves.weights_label", { gate: title }),
      height: 190,
      lines: lines.map(({ key, name, role, style }) => ({
        key,
        label: name,
        role,
        style,
        values: along(key),
        decimals: 2,
      })),
      guides: known.map(({ published, role }, index) => ({
        y: published,
        label: index ? "" : said("training.curves.published"),
        role,
      })),
    });
  }

  #all() {
    return [this.loss, this.predictions, ...this.weights];
  }
}

// From −1 to 1 at most, since a prediction is a short-term memory; the lower half only where something is
// there.
function rangeOf(series, columns) {
  let low = 0;
  for (const { key, target } of series) low = Math.min(low, target, ...columns.get(key));
  return [low < -0.25 ? -1 : low < 0 ? -0.25 : 0, 1];
}
