// A chart by itself on a page.
import { Chart } from "./chart.js";
import { paintRoles, whenStyled } from "../core/style.js";
import { wordsIn } from "../core/words.js";

const SHEETS = ["charts/charts.css"];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-chart]");
  const data = component.data.chart;
  const [{ palette }] = await Promise.all([wordsIn("plain"), whenStyled(host, SHEETS)]);
  paintRoles(host, palette);
  if (!mounted.has(host)) mounted.set(host, begin(host));
  const { chart, wire } = mounted.get(host);
  wire.component = component;
  chart.show(data);
  return () => {
    mounted.get(host)?.chart.leave();
    mounted.delete(host);
  };
}

function begin(host) {
  host.replaceChildren();
  const wire = { component: null };
  const onPick = (index, resting) => {
    wire.chart.mark(wire.chart.payload.xs[index]);
    if (resting) wire.component.setTriggerValue("pick", index);
  };
  wire.chart = new Chart(host, host.dataset.chart === "pick" ? { onPick } : {});
  return { chart: wire.chart, wire };
}
