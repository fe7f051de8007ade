// A number as a colour. With a sign, the pair's two ends and the page's ground between them; a gate's share
// has one colour that starts from the ground.
import { fixed } from "../../text/format.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const STOPS = {
  both: [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1],
  one: [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1],
};
const [LEAST_SEEN, DIGITS] = [0.1, 2];

/** A quantity's numbers: which one it is, whether it has a sign, and the number that has the full colour. */
export const WITH_SIGN = { quantity: "tanh_c", twoSided: true, reach: 1 };

function shade(value, { twoSided, reach }) {
  if (!Number.isFinite(value)) return "transparent";
  const size = Math.min(1, Math.abs(value) / reach);
  const end = twoSided ? (value < 0 ? "minus" : "plus") : "share";
  return `rgb(var(--${end}) / ${size.toFixed(2)})`;
}

/** Shows a number as the ground of a node; null takes it away. */
export function tint(node, value, range = WITH_SIGN) {
  node.style.backgroundColor = value === null ? "" : shade(value, range);
  node.classList.toggle("minus", value !== null && value < 0);
}

/** Both ends of a quantity's numbers, as they are written. */
export function endsOf({ quantity, twoSided, reach }) {
  const size = reach < LEAST_SEEN ? String(Number(reach.toPrecision(DIGITS))) : fixed(reach, DIGITS);
  const most = quantity === "c" ? size : "1";
  return twoSided ? [`−${most}`, `+${most}`] : ["0", most];
}

// The colours with their numbers.
export function scale(unit, range) {
  const { quantity, twoSided } = range;
  const node = element("div", "scale");
  const [low, high] = endsOf(range);
  const label = said("neurons.scale.label", { quantity: said(`neurons.quantities.${quantity}`), unit });
  node.setAttribute("role", "img");
  node.setAttribute(
    "aria-label",
    said(`neurons.scale.${twoSided ? "aria" : "aria_gate"}`, { label, low, high }),
  );
  const ends = (text) => element("span", "end", text);
  const steps = STOPS[twoSided ? "both" : "one"].map((value) => {
    const step = element("span", "stop");
    tint(step, value, { ...range, reach: 1 });
    return step;
  });
  if (twoSided) node.append(element("span", "of", said(`neurons.scale.${quantity === "c" ? "c" : "below"}`)));
  node.append(ends(low), ...steps, ends(high));
  return node;
}
