// A picture that would give results away, and the quiet line that stands in its place.
import { element } from "../text/segments.js";
import { said } from "../text/texts.js";

export class Cover {
  /**
   * @param {HTMLElement} picture
   * @param {string} id what it is called among what is hidden
   * @param {import("./prediction.js").Prediction} prediction
   */
  constructor(picture, id, prediction) {
    this.picture = picture;
    this.id = id;
    this.prediction = prediction;
    this.line = element("p", "cover");
    const show = element("button", "open", said("common.predict.open"));
    show.type = "button";
    show.addEventListener("click", () => prediction.show(id));
    this.line.append(said("common.predict.picture"), " ", show);
    this.line.hidden = true;
    picture.before(this.line);
  }

  // Whether the picture is covered now.
  draw() {
    const covered = this.prediction.hides(this.id);
    this.line.hidden = !covered;
    this.picture.hidden = covered;
    return covered;
  }
}
