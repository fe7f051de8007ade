// A link from a live part to another page of the app.
import { element } from "../text/segments.js";

export class Onward {
  constructor(parent) {
    this.link = element("a", "onward");
    this.why = element("span", "why");
    const node = element("p", "onward-line");
    node.append(this.link, this.why);
    parent.append(node);
  }

  // Without an address the link says why there is none.
  show({ label, address, why = "" }) {
    this.link.textContent = `${label} →`;
    if (address) this.link.href = address;
    else this.link.removeAttribute("href");
    this.why.textContent = why;
  }
}
