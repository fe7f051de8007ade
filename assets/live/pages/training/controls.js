// Above the curves: train, pause, stop; how far the run is; afterwards the handle that goes through its
// epochs.
import { Tools } from "../../controls/buttons.js";
import { Progress, timeLeft } from "../../controls/progress.js";
import { PHASES, RunButtons } from "../../controls/run_buttons.js";
import { fixed, grouped, precise } from "../../text/format.js";
import { element } from "../../text/segments.js";

export class Controls {
  constructor(host, act) {
    this.act = act;
    this.bar = element("div", "bar");
    this.buttons = new RunButtons(act);
    this.told = element("p", "told");
    this.phase = element("b");
    this.detail = element("span");
    this.told.append(this.phase, " ", this.detail);
    this.tools = new Tools(act, "Back to the published recipe");
    this.bar.append(this.buttons.node, this.told, this.tools.node);
    this.track = element("div", "track");
    this.progress = new Progress();
    this.range = element("input", "epoch");
    this.range.type = "range";
    this.range.min = 0;
    this.range.setAttribute("aria-label", "Epoch");
    this.range.addEventListener("input", () => act.scrub(Number(this.range.value), false));
    this.range.addEventListener("change", () => act.scrub(Number(this.range.value), true));
    this.track.append(this.progress.node, this.range);
    this.predictions = element("p", "predictions");
    this.sentence = element("p", "sentence");
    this.sentence.setAttribute("role", "status");
    this.head = element("div", "head");
    this.head.append(this.bar, this.track, this.predictions);
    host.append(this.head, this.sentence);
  }

  // True while there is nothing to go through.
  get still() {
    return this.range.hidden;
  }

  show(data, row, count, at) {
    this.buttons.show(data.phase);
    this.tools.show(data.can);
    this.#far(data, row, count, at);
    this.#predictions(data, at);
    if (this.sentence.textContent !== data.sentence) this.sentence.textContent = data.sentence;
    this.sentence.classList.toggle("alarming", data.alarming);
  }

  #far(data, row, count, at) {
    const epoch = at("epoch");
    const over = data.phase !== "running";
    this.range.hidden = !over || count < 2;
    this.progress.node.hidden = !this.range.hidden;
    this.phase.textContent = PHASES[data.phase];
    const left = data.left === null ? "" : ` · ${timeLeft(data.left)}`;
    const loss = `loss ${precise(at("loss"))}`;
    const reached = `${over ? "looking at " : ""}epoch ${grouped(epoch)} of ${grouped(data.epochs)}`;
    this.detail.textContent =
      data.phase === "ready"
        ? `· ${grouped(data.epochs)} epochs to go · ${loss}`
        : `· ${reached} · ${loss}${left}`;
    this.progress.show(epoch, data.epochs);
    this.range.max = count - 1;
    this.range.value = row;
    this.range.style.setProperty("--share", `${(100 * row) / Math.max(count - 1, 1)}%`);
    this.range.setAttribute("aria-valuetext", `epoch ${grouped(epoch)}, loss ${precise(at("loss"))}`);
  }

  #predictions(data, at) {
    const wanted = data.series.map(({ short }) => short).join();
    if (wanted !== this.named) {
      this.named = wanted;
      this.places = data.series.map(({ short, target, name }) => {
        const node = element("span", "prediction");
        const value = element("b", "value");
        value.dataset.prediction = short;
        node.title = `The prediction for ${name}`;
        node.append(
          `${short} `,
          value,
          element("span", "target-of", ` target ${fixed(target, Number.isInteger(target) ? 0 : 2)}`),
        );
        return { node, value };
      });
      this.predictions.replaceChildren(
        element("span", "lead", "Predictions"),
        ...this.places.map(({ node }) => node),
      );
      if (data.more_series) this.predictions.append(element("span", "lead", `and ${data.more_series} more`));
    }
    for (const [index, { key }] of data.series.entries())
      this.places[index].value.textContent = fixed(at(key), 2);
  }
}
