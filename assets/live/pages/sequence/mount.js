// The way in of the page of days: one Sequence per mounted element, told about every new payload.
import { Sequence } from "./sequence.js";
import { whenStyled } from "../../core/style.js";
import { wordsIn } from "../../core/words.js";

const SHEETS = [
  "controls/controls.css",
  "charts/charts.css",
  "diagram/diagram.css",
  "pages/sequence/sequence.css",
];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-sequence]");
  const state = component.data.sequence;
  const [words] = await Promise.all([wordsIn(state.vocabulary), whenStyled(host, SHEETS)]);
  if (!mounted.has(host)) mounted.set(host, new Sequence(host));
  mounted.get(host).receive({ ...state, ...words }, component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
