// The live diagram's way in: one Unit per mounted element, told about every new payload.
import { Unit } from "./unit.js";
import { whenStyled } from "./style.js";

const mounted = new WeakMap();

export default async function mount(component) {
  const host = component.parentElement.querySelector("[data-unit]");
  await whenStyled(host);
  if (!mounted.has(host)) mounted.set(host, new Unit(host));
  mounted.get(host).receive(component);
  return () => {
    mounted.get(host)?.leave();
    mounted.delete(host);
  };
}
