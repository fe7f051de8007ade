// One input made a little larger, both units run again: what has moved at the end, and what still moves at
// each step on the way there.

import { Chart } from "../../../charts/chart.js";
import { choices } from "../../../controls/buttons.js";
import { fillRange, rangeInput } from "../../../controls/range.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { element, fill, header } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";
import { logAxis } from "../curves.js";

const HEIGHT = 210;
const ROLES = { rnn: "short_term", lstm: "long_term" };
const COLUMNS = ["unit", "usual", "nudged", "moved"];

class Nudge {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    host.replaceChildren();
    this.intro = element("p", "intro");
    this.bar = element("div", "bar");
    this.sizes = element("div", "segmented");
    this.bar.append(element("b", "", said("gradients.nudge.by")), this.sizes, this.#slider());
    const both = element("div", "both");
    const side = element("div", "ends");
    this.table = element("table");
    this.told = element("div", "told");
    this.told.setAttribute("role", "status");
    side.append(this.table, this.told);
    both.append(side);
    host.append(element("h2", "", said("gradients.sections.nudge")), this.intro, this.bar, both);
    this.chart = new Chart(both, { picture: "nudge" });
  }

  receive(data) {
    this.data = data;
    paintRoles(this.host, data.palette);
    this.intro.replaceChildren();
    fill(this.intro, saidSegments("gradients.nudge.intro", { steps: data.steps }), data.words, []);
    choices(this.sizes, said("gradients.nudge.by"), data.nudges, data.nudge, (text) =>
      this.requests.send({ kind: "nudge", nudge: Number(text) }),
    );
    this.#ends();
    this.#draw();
    if (this.requests.settled || !this.range.matches(":active")) this.#place(data.steps - data.lag);
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.chart.leave();
  }

  #slider() {
    const node = element("div", "stretch", said("gradients.nudge.step"));
    this.at = element("output");
    this.range = rangeInput("epoch", 1, said("gradients.nudge.step"));
    this.range.addEventListener("input", () => {
      const step = Number(this.range.value);
      this.#place(step);
      this.requests.sendLatest({ kind: "look", lag: this.data.steps - step });
    });
    node.append(this.at, this.range);
    return node;
  }

  #place(step) {
    const { steps } = this.data;
    this.range.max = steps;
    this.range.value = step;
    fillRange(this.range);
    this.range.setAttribute("aria-valuetext", said("gradients.nudge.spoken", { step, lag: steps - step }));
    this.at.textContent = String(step);
  }

  #ends() {
    const { readings, sentences, words } = this.data;
    const head = element("tr");
    head.append(...COLUMNS.map((name) => header(said(`gradients.nudge.${name}`), "col")));
    const rows = readings.map((reading) => {
      const row = element("tr", `role-${ROLES[reading.unit]}`);
      const name = header(said(`gradients.nudge.${reading.unit}`), "row");
      const cells = COLUMNS.slice(1).map((key) => element("td", key, reading[key]));
      row.append(name, ...cells);
      return row;
    });
    this.table.replaceChildren(head, ...rows);
    this.told.replaceChildren(
      ...sentences.map((segments) => {
        const line = element("p", "verdict");
        fill(line, segments, words, []);
        return line;
      }),
    );
  }

  #draw() {
    const { lines, steps, lag } = this.data;
    this.chart.show({
      title: said("gradients.nudge.chart"),
      label: said("gradients.nudge.chart_label"),
      xs: Array.from({ length: steps }, (_, place) => place + 1),
      x_title: said("gradients.nudge.axis"),
      height: HEIGHT,
      lines: lines.map((line) => ({ ...line, decimals: null })),
      mark: steps - lag,
      points: lines.filter(({ style }) => style === "solid").map(fate),
      ...logAxis(lines),
    });
  }
}

// Where a difference is lost below the last digit of a float; or its end.
function fate({ values, role }) {
  const x = Math.max(
    0,
    values.findLastIndex((value) => value !== null),
  );
  const isLost = x < values.length - 1;
  const label = said(isLost ? "gradients.nudge.lost" : "gradients.nudge.kept");
  return { x: x + 1, y: values[x] ?? 0, label, role, side: isLost ? "right" : undefined };
}

export default mounting("nudge", Nudge, {
  sheets: ["controls/controls.css", "charts/charts.css", "pages/gradients/nudge/nudge.css"],
});
