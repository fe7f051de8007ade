// The running products, a line for each, which change while a factor is moved.
import { element } from "../../../text/segments.js";

export class RunningProducts {
  /**
   * @param {HTMLElement} parent
   * @param {import("../../../predict/prediction.js").Prediction} prediction
   */
  constructor(parent, prediction) {
    this.prediction = prediction;
    this.list = element("ol", "running");
    parent.append(this.list);
    this.drawn = "";
  }

  /** @param {any[][]} lines in pieces: texts, and numbers with their `key` and `text` */
  show(lines) {
    const drawn = JSON.stringify(lines.map((pieces) => pieces.map((piece) => piece.key ?? piece)));
    if (drawn !== this.drawn) this.#build(lines);
    this.drawn = drawn;
    const numbers = lines.flat().filter((piece) => piece.key);
    for (const [place, { key, text }] of numbers.entries()) {
      const node = this.places[place];
      const shown = this.prediction.written({ node, key, style: "" }, text);
      if (node.textContent !== shown) node.textContent = shown;
    }
  }

  #build(lines) {
    this.places = [];
    this.list.replaceChildren(
      ...lines.map((pieces) => {
        const line = element("li");
        line.append(...pieces.map((piece) => (piece.key ? this.#place(piece.key) : piece)));
        return line;
      }),
    );
  }

  #place(key) {
    const node = element("span");
    node.dataset.key = key;
    this.places.push(node);
    return node;
  }
}
