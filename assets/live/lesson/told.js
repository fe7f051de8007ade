// Running text between other things: paragraphs with terms that open.
import { mounting } from "../core/mount.js";
import { paintRoles } from "../core/style.js";
import { element, fill } from "../text/segments.js";

class Told {
  constructor(host) {
    this.host = host;
    this.drawn = "";
  }

  receive(data) {
    paintRoles(this.host, data.palette);
    const drawn = JSON.stringify(data.paragraphs);
    // A term that is open stays open.
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const paragraphs = data.paragraphs.map((segments) => {
      const node = element("p", "told");
      fill(node, segments, data.words, []);
      return node;
    });
    this.host.replaceChildren(...paragraphs);
  }
}

export default mounting("told", Told, { sheets: ["lesson/lesson.css"] });
