// Running text between what Streamlit draws, with terms that open.
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { element, fill } from "../text/segments.js";

class Prose {
  constructor(host) {
    this.host = host;
    this.drawn = "";
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

export default mounting("prose", Prose, { sheets: ["lesson/prose.css"] });
