// The way in of the page From RNN to LSTM: one Gradients per mounted element, told about every new payload.
import { Gradients } from "./gradients.js";
import { whenStyled } from "../../core/style.js";
import { wordsIn } from "../../core/words.js";

const SHEETS = [
  "controls/controls.css",
  "charts/charts.css",
  "diagram/diagram.css",
  "pages/gradients/gradients.css",
];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-gradients]");
  const state = component.data.gradients;
  const [words] = await Promise.all([wordsIn(state.vocabulary), whenStyled(host, SHEETS)]);
  if (!mounted.has(host)) mounted.set(host, new Gradients(host));
  mounted.get(host).receive({ ...words, ...state }, component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
