// A number from −1 to 1 as a colour: the pair's two ends and the page's ground between them, stronger for
// more.
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const STOPS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];

function shade(value) {
  if (!Number.isFinite(value)) return "transparent";
  const size = Math.min(1, Math.abs(value));
  return `rgb(var(--${value < 0 ? "minus" : "plus"}) / ${size.toFixed(2)})`;
}

/** Shows a number as the ground of a node; null takes it away. */
export function tint(node, value) {
  node.style.backgroundColor = value === null ? "" : shade(value);
  node.classList.toggle("minus", value !== null && value < 0);
}

// The colours with their numbers.
export function scale(label) {
  const node = element("div", "scale");
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", said("neurons.scale.aria", { label }));
  const ends = (text) => element("span", "end", text);
  const steps = STOPS.map((value) => {
    const step = element("span", "stop");
    tint(step, value);
    return step;
  });
  node.append(element("span", "of", label), ends("−1"), ...steps, ends("+1"));
  return node;
}
