// From the two numbers to the share: each times its weight, the sum, the curve.
import { element } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said } from "../../text/texts.js";

const SIZE = { width: 168, height: 96, reach: 6 };

export class GateFormula {
  constructor(parent, data, surface) {
    this.data = data;
    const { letter, weights, words } = data;
    const [wh, wx, b] = weights;
    const node = element("div", "chain");
    const sums = element("div", "chain-sum");
    const line = (state, weight, product) => {
      sums.append(
        element("span", `chain-name role-${words.symbols[state].role}`, words.symbols[state].name),
        surface.chip(state, words.symbols[state].role),
        element("span", "operator", "×"),
        surface.chip(weight, words.symbols[weight].role),
        element("span", "operator", "="),
        this.#number(surface, product, "term"),
      );
    };
    line("h_prev", wh, `p_${letter}h`);
    line("x", wx, `p_${letter}x`);
    sums.append(
      element("span", "chain-name", said("gates.bias")),
      element("span"),
      element("span"),
      surface.chip(b, data.role),
      element("span", "operator", "="),
      this.#number(surface, b, "setting"),
    );
    sums.append(
      element("span", "chain-name total", said("gates.sum")),
      element("span", "rule"),
      this.#number(surface, `z_${letter}`, "term", "total"),
    );
    node.append(sums, this.#curve(surface));
    parent.append(node);
  }

  #number(surface, key, style, extra = "") {
    return surface.slot(key, style, `chain-number ${extra}`);
  }

  #curve(surface) {
    const { data } = this;
    const node = element("div", `chain-curve role-${data.role}`);
    const svg = make(node, "svg", { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, "aria-hidden": "true" });
    const low = data.curve === "tanh" ? -1 : 0;
    this.x = (z) => (SIZE.width / 2) * (1 + Math.max(-SIZE.reach, Math.min(SIZE.reach, z)) / SIZE.reach);
    this.y = (a) => 8 + ((1 - a) / (1 - low)) * (SIZE.height - 16);
    const route = data.curves[data.curve]
      .map(([z, a], place) => `${place ? "L" : "M"}${this.x(z)} ${this.y(a)}`)
      .join("");
    const axes = `M${SIZE.width / 2} 0V${SIZE.height}M0 ${this.y(0)}H${SIZE.width}`;
    make(svg, "path", { class: "axis", d: axes });
    make(svg, "path", { class: "trace", d: route });
    this.ball = make(svg, "circle", { class: "ball", r: 6.5 });
    const result = element("p", "chain-result");
    const name = data.words.functions[data.curve];
    result.append(
      `${name}(`,
      surface.slot(`z_${data.letter}`, "term"),
      ") = ",
      surface.slot(data.letter, "share", "big"),
    );
    node.append(result);
    if (data.curve === "sigmoid") {
      const percent = element("p", "chain-percent");
      percent.append(surface.slot(data.letter, "percent"));
      node.append(percent);
    }
    return node;
  }

  // The point on the curve says both the sum and the share.
  paint(values, covers) {
    const { letter } = this.data;
    this.ball.style.display = covers(letter) || covers(`z_${letter}`) ? "none" : "";
    this.ball.setAttribute("cx", this.x(values.get(`z_${letter}`)).toFixed(1));
    this.ball.setAttribute("cy", this.y(values.get(letter)).toFixed(1));
  }
}
