// A link from a live part to another page of the app, followed without loading the app anew.
import { followLink } from "../exchange/address.js";
import { element } from "../text/segments.js";

export class Onward {
  constructor(parent) {
    this.link = element("a", "onward");
    this.why = element("span", "why");
    const node = element("p", "onward-line");
    node.append(this.link, this.why);
    parent.append(node);
    this.link.addEventListener("click", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
      if (elsewhere || !this.link.href) return;
      event.preventDefault();
      followLink(this.link.href);
    });
  }

  // Without an address the link says why there is none.
  show({ label, address, why = "" }) {
    this.link.textContent = `${label} →`;
    if (address) this.link.href = new URL(address, document.baseURI).href;
    else this.link.removeAttribute("href");
    this.why.textContent = why;
  }
}
