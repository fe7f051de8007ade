// A link from a live part to another page of the app.
import { element } from "../text/segments.js";

export class Onward {
  constructor(parent) {
    this.link = element("a", "onward");
    this.why = element("span", "why");
    this.node = element("p", "onward-line");
    this.node.append(this.link, this.why);
    parent.append(this.node);
  }

  // Without an address the link says why there is none; null where nothing leads on.
  show(onward) {
    this.node.hidden = onward === null;
    const { label, address, why = "" } = onward ?? { label: "", address: "" };
    this.link.textContent = `${label} →`;
    if (address) this.link.href = address;
    else this.link.removeAttribute("href");
    this.why.textContent = why;
  }
}
