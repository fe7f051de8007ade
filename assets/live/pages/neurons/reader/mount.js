// The way in of the page of neurons that read: one Neurons per mounted element, told about every new payload.
import { Neurons } from "./neurons.js";
import { whenStyled } from "../../../core/style.js";
import { wordsIn } from "../../../core/words.js";

const SHEETS = [
  "controls/controls.css",
  "charts/charts.css",
  "pages/neurons/reader/reader.css",
  "pages/neurons/cells/cells.css",
];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-neurons]");
  const data = component.data.neurons;
  const [words] = await Promise.all([wordsIn(data.vocabulary), whenStyled(host, SHEETS)]);
  if (!mounted.has(host)) mounted.set(host, new Neurons(host));
  mounted.get(host).receive({ ...words, ...data }, component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
