// The beginning: five screens, one after the other.
import { mounting } from "../../core/mount.js";
import { element } from "../../text/segments.js";

class Start {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
  }

  receive(data) {
    this.host.replaceChildren(element("p", "", String(data.screen)));
    this.host.dataset.answered = data.answered;
  }
}

export default mounting("start", Start, { sheets: ["controls/controls.css"] });
