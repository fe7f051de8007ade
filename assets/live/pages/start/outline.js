// The last screen: a door to the unit, and what comes after it.
import { followLink } from "../../exchange/address.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

/** A link inside the app, followed without loading it anew. */
export function doorTo(address, kind, ...content) {
  const node = /** @type {HTMLAnchorElement} */ (element("a", kind));
  node.href = new URL(address, document.baseURI).href;
  node.append(...content);
  node.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    followLink(node.href);
  });
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
