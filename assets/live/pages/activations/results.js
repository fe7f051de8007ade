import { said } from "../../text/texts.js";

// What there is to predict about one input: its place on each curve and the slope there. What is shown on the
// way says as much as they do.
const SHOWN_WITH = {
  sigmoid: "sigmoid",
  rest: "sigmoid",
  sigmoid_slope: "sigmoid_slope",
  sigmoid_part: "sigmoid_slope",
  tanh: "tanh",
  twice: "tanh",
  rebuilt: "tanh",
  difference: "tanh",
  tanh_slope: "tanh_slope",
  tanh_part: "tanh_slope",
};
// How the exercises call them.
const ASKED = {
  sigmoid: { of: "sigmoid", key: "f" },
  sigmoid_slope: { of: "sigmoid", key: "df_dz" },
  tanh: { of: "tanh", key: "g" },
  tanh_slope: { of: "tanh", key: "dg_dz" },
};
const ORDER = ["sigmoid", "sigmoid_slope", "tanh", "tanh_slope"];

export class CurveResults {
  constructor(page) {
    this.page = page;
  }

  idOf(key) {
    return SHOWN_WITH[key] ?? null;
  }

  order() {
    return ORDER;
  }

  nameOf(id) {
    return said(`activations.predicted.${id}`);
  }

  // Sigmoid and tanh are asked for by the share and the candidate that they give.
  asked(id) {
    return ASKED[id];
  }

  moving() {
    return this.page.surface.values.overlays.length > 0;
  }

  redraw() {
    this.page.surface.write();
  }

  home() {
    return this.page.predicting.switch;
  }
}
