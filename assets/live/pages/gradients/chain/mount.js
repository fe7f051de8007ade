// The way in of the product one builds: one Chain per mounted element, told about every new payload.
import { Chain } from "./chain.js";
import { whenStyled } from "../../../core/style.js";
import { wordsIn } from "../../../core/words.js";

const SHEETS = ["controls/controls.css", "charts/charts.css", "pages/gradients/chain/chain.css"];
const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-chain]");
  const state = component.data.chain;
  const [{ palette }] = await Promise.all([wordsIn(state.vocabulary), whenStyled(host, SHEETS)]);
  if (!mounted.has(host)) mounted.set(host, new Chain(host));
  mounted.get(host).receive({ ...state, palette }, component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
