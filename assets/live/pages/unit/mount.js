// The live diagram's way in: one Unit per mounted element, told about every new payload.
import { Unit } from "./unit.js";
import { whenStyled } from "../../core/style.js";
import { wordsIn } from "../../core/words.js";

const SHEETS = ["controls/controls.css", "diagram/diagram.css"];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-unit]");
  const state = component.data.unit;
  const [words] = await Promise.all([wordsIn(state.vocabulary), whenStyled(host, SHEETS)]);
  if (!mounted.has(host)) mounted.set(host, new Unit(host));
  mounted.get(host).receive({ ...state, ...words }, component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
