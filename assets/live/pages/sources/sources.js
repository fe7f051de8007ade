// A page on which nothing moves: there is nothing to draw, yet its address is kept like every other page's.
import { mounting } from "../../core/mount.js";

class Sources {
  constructor(host) {
    this.host = host;
  }

  receive(data) {
    this.host.dataset.answered = data.answered;
  }
}

export default mounting("sources", Sources, { sheets: [] });
