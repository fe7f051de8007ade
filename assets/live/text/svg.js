// SVG nodes.
const SVG = "http://www.w3.org/2000/svg";

/** A place in a drawing, with no more digits than are seen. */
export const short = (place, decimals = 2) => String(Number(place.toFixed(decimals)));

export function make(parent, tag, attributes = {}, text = "") {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  parent.append(node);
  return node;
}
