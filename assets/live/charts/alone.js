// A chart by itself on a page; where the host says so, a point of it can be picked.
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { Chart } from "./chart.js";

class ChartAlone {
  constructor(host) {
    this.host = host;
    host.replaceChildren();
    const picking = host.dataset.chart === "pick";
    this.chart = new Chart(host, picking ? { onPick: (index, resting) => this.#pick(index, resting) } : {});
  }

  receive(data, component) {
    this.component = component;
    paintRoles(this.host, data.palette);
    this.chart.show(data);
  }

  leave() {
    this.chart.leave();
  }

  #pick(index, resting) {
    this.chart.mark(this.chart.payload.xs[index]);
    if (resting) this.component.setTriggerValue("pick", index);
  }
}

export default mounting("chart", ChartAlone, { sheets: ["charts/charts.css"] });
