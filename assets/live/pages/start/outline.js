// The last screen: a door to the unit, and what comes after it.
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

/** A link inside the app. */
export function doorTo(address, kind, ...content) {
  const node = /** @type {HTMLAnchorElement} */ (element("a", kind));
  node.href = address;
  node.append(...content);
  return node;
}

export function drawOutline(parent, { outline }) {
  const list = element("ol", "outline");
  for (const { number, title, address, says } of outline) {
    const words = element("span", "page");
    words.append(element("strong", "", title), element("span", "says", says));
    const item = element("li");
    item.append(doorTo(address, "door", element("span", "count", number), words));
    list.append(item);
  }
  parent.append(element("h3", "", said("start.screens.open.labels.outline")), list);
}
