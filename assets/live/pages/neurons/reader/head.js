// Above the text: which unit, how well it follows the probe, what is coloured, and the colours with numbers.
import { element, offer } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { howWell } from "../cells/told.js";
import { scale } from "../colours.js";

export class TextHead {
  constructor(parent, act) {
    this.node = element("div", "text-head");
    this.heading = element("h2");
    const label = element("label", "field", said("neurons.head.colour"));
    this.quantity = element("select", "quantity");
    this.quantity.addEventListener("change", () => act.colour(this.quantity.value));
    label.append(this.quantity);
    this.scale = element("div", "scale-place");
    this.told = element("div", "cell-told");
    this.node.append(this.heading, label, this.scale, this.told);
    parent.append(this.node);
    this.titled = [];
  }

  // What was chosen shows at once; the rest when its numbers have come.
  show(data, cell, found, range) {
    const offered = Object.keys(data.quantities).map((key) => [key, said(`neurons.head.by.${key}`)]);
    offer(this.quantity, offered, range.quantity);
    // A term that is open stays open while nothing else is said.
    const told = [cell, data.names[cell], found, data.measured, range];
    if (told.every((part, index) => part === this.titled[index])) return;
    this.titled = told;
    this.heading.replaceChildren(said("neurons.unit", { unit: cell }));
    if (data.names[cell]) this.heading.append(element("span", "cell-name", data.names[cell]));
    this.scale.replaceChildren(scale(cell, range));
    this.told.replaceChildren(howWell(data, cell, found));
  }
}
