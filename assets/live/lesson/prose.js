// Running text between what Streamlit draws: terms open, and links inside the app are followed without
// loading it anew.
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { followLink } from "../exchange/address.js";
import { element, fill } from "../text/segments.js";

class Prose {
  constructor(host) {
    this.host = host;
    this.drawn = "";
    host.addEventListener("click", (event) => follow(event));
  }

  receive(data) {
    paintRoles(this.host, data.palette);
    const { paragraphs, small, vocabulary } = data;
    const drawn = JSON.stringify([paragraphs, small, vocabulary]);
    // A term that is open stays open.
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const node = element("div", small ? "prose small" : "prose");
    for (const segments of paragraphs) {
      const paragraph = element("p");
      fill(paragraph, segments, data.words, []);
      node.append(paragraph);
    }
    this.host.replaceChildren(node);
  }
}

function follow(event) {
  const link = event.target.closest("a[href]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!link || elsewhere || !link.getAttribute("href").startsWith("./")) return;
  event.preventDefault();
  followLink(new URL(link.getAttribute("href"), document.baseURI).href);
}

export default mounting("prose", Prose, { sheets: ["lesson/prose.css"] });
