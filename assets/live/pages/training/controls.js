// Above the curves: train, pause, stop; how far the run is; afterwards the handle that goes through its
// epochs.

import { Tools } from "../../controls/buttons.js";
import { Progress, timeLeft } from "../../controls/progress.js";
import { rangeInput } from "../../controls/range.js";
import { RunButtons } from "../../controls/run_buttons.js";
import { fixed, grouped, precise } from "../../text/format.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";
import { storyAt } from "./story.js";

const asTarget = (target) => fixed(target, Number.isInteger(target) ? 0 : 2);

export class Controls {
  constructor(host, act) {
    this.act = act;
    this.bar = element("div", "bar");
    this.buttons = new RunButtons(act);
    this.told = element("p", "told");
    this.phase = element("b");
    this.detail = element("span");
    this.told.append(this.phase, " ", this.detail);
    this.tools = new Tools(act, said("training.back"));
    this.bar.append(this.buttons.node, this.told, this.tools.node);
    this.track = element("div", "track");
    this.progress = new Progress();
    this.range = rangeInput("epoch", 0, said("training.epoch"));
    this.range.addEventListener("input", () => act.scrub(Number(this.range.value), false));
    this.range.addEventListener("change", () => act.scrub(Number(this.range.value), true));
    this.track.append(this.progress.node, this.range);
    this.predictions = element("p", "predictions");
    this.story = element("p", "story");
    this.sentence = element("p", "sentence");
    this.sentence.setAttribute("role", "status");
    this.head = element("div", "head");
    this.head.append(this.bar, this.track, this.predictions);
    host.append(this.head, this.story, this.sentence);
  }

  // How far the run is and what it says, in a line.
  aloud() {
    const [lead, ...predicted] = [...this.predictions.children].map((node) => node.textContent.trim());
    return `${this.told.textContent}. ${lead}: ${predicted.join(", ")}.`;
  }

  // True while there is nothing to go through.
  get still() {
    return this.range.hidden;
  }

  show(data, row, count, at) {
    this.buttons.show(data.phase);
    for (const node of this.buttons.node.children) node.title = said(`training.hints.${node.dataset.act}`);
    this.tools.show(data.can);
    this.#far(data, row, count, at);
    this.#predictions(data, at);
    const story = storyAt(data, at);
    if (this.story.textContent !== story) this.story.textContent = story;
    if (this.sentence.textContent !== data.sentence) this.sentence.textContent = data.sentence;
    this.sentence.classList.toggle("alarming", data.alarming);
  }

  #far(data, row, count, at) {
    const epoch = at("epoch");
    const over = data.phase !== "running";
    this.range.hidden = !over || count < 2;
    this.progress.node.hidden = !this.range.hidden;
    this.phase.textContent = said(`training.phases.${data.told ?? data.phase}`);
    const given = { epoch: grouped(epoch), all: grouped(data.epochs), epochs: grouped(data.epochs) };
    const loss = precise(at("loss"));
    const key = data.phase === "ready" ? "to_go" : over ? "looking" : "at";
    const left = data.left === null ? "" : said("training.left", { left: timeLeft(data.left) });
    this.detail.textContent = said(`training.${key}`, { ...given, loss }) + left;
    this.progress.show(epoch, data.epochs);
    this.range.max = count - 1;
    this.range.value = row;
    this.range.style.setProperty("--share", `${(100 * row) / Math.max(count - 1, 1)}%`);
    this.range.setAttribute("aria-valuetext", said("training.epoch_at", { epoch: grouped(epoch), loss }));
  }

  #predictions(data, at) {
    const wanted = data.series.map(({ short }) => short).join();
    if (wanted !== this.named) {
      this.named = wanted;
      this.places = data.series.map(({ short, target, name }) => {
        const node = element("span", "prediction");
        const value = element("b", "value");
        value.dataset.prediction = short;
        node.title = said("training.predictions.title", { name });
        node.append(
          `${short} `,
          value,
          element("span", "target-of", said("training.predictions.target", { target: asTarget(target) })),
        );
        return { node, value };
      });
      this.predictions.replaceChildren(
        element("span", "lead", said("training.predictions.lead")),
        ...this.places.map(({ node }) => node),
      );
      const more = said("training.predictions.more", { count: data.more_series });
      if (data.more_series) this.predictions.append(element("span", "lead", more));
    }
    for (const [index, { key }] of data.series.entries())
      this.places[index].value.textContent = fixed(at(key), 2);
  }
}
