// A picture, or what of it would give results away, and the quiet line that stands in its place.
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

export class Cover {
  /**
   * @param {Element[]} nodes what is hidden
   * @param {string} id what they are called among all that is hidden
   * @param {import("./prediction.js").Prediction} prediction
   */
  constructor(nodes, id, prediction) {
    this.nodes = nodes;
    this.id = id;
    this.prediction = prediction;
    this.line = element("p", "cover");
    const show = element("button", "open", said("common.predict.open"));
    show.type = "button";
    show.addEventListener("click", () => prediction.show(id));
    this.line.append(said("common.predict.picture"), " ", show);
    nodes[0].before(this.line);
  }

  // Whether the picture is covered now.
  draw() {
    const covered = this.prediction.hides(this.id);
    this.line.hidden = !covered;
    for (const node of this.nodes) node.toggleAttribute("hidden", covered);
    return covered;
  }
}
