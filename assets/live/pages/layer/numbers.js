// The results of the small layer, unit by unit, and what stands in their places while they are hidden. The
// server marks no sums of so many terms, so they can only be shown.
import { Prediction } from "../../predict/prediction.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

export class LayerNumbers {
  /**
   * @param {HTMLElement} host
   * @param {any} requests
   * @param {{ redraw: () => void, home: () => HTMLElement }} page
   */
  constructor(host, requests, page) {
    this.prediction = new Prediction(host, requests, { ...this.#owner(), ...page });
    /** @type {{ node: HTMLElement, key: string, style: string, text: string }[]} */
    this.places = [];
  }

  receive(data) {
    this.data = data;
    this.prediction.receive(data);
  }

  leave() {
    this.prediction.leave();
  }

  // A place that is written when it stands on the page.
  place(key, unit, text, className = "") {
    const node = element("span", className);
    node.dataset.key = `${key} ${unit}`;
    this.places.push({ node, key: node.dataset.key, style: "", text });
    return node;
  }

  hides(key, unit) {
    return this.prediction.covers(`${key} ${unit}`);
  }

  write() {
    this.places = this.places.filter(({ node }) => node.isConnected);
    for (const { text, ...slot } of this.places) slot.node.textContent = this.prediction.written(slot, text);
  }

  #owner() {
    const symbols = () => this.data.words.symbols;
    const part = (id) => id.split(" ");
    return {
      idOf: (id) => (symbols()[part(id)[0]].kind === "setting" ? null : id),
      order: () => {
        const units = Array.from({ length: this.data.size[0] }, (_, unit) => unit);
        return Object.keys(symbols()).flatMap((key) => units.map((unit) => `${key} ${unit}`));
      },
      nameOf: (id) => {
        const [key, unit] = part(id);
        return said("layer.number", { name: symbols()[key].name, unit: Number(unit) + 1 });
      },
      moving: () => false,
      onlyShown: true,
    };
  }
}
