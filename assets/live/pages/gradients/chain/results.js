// What there is to predict about the product one builds: each running product, and the last of them.
import { said } from "../../../text/texts.js";

export class ProductResults {
  constructor(builder) {
    this.builder = builder;
  }

  // The first running product is a factor; the last one is the product.
  idOf(key) {
    const { written } = this.builder.data;
    const count = this.builder.values.get("n");
    if (key === "product") return count === 1 ? null : count > written ? key : `r${count - 1}`;
    return /^r[1-9]$/.test(key) ? key : null;
  }

  order() {
    const { written } = this.builder.data;
    const places = Array.from({ length: written - 1 }, (_, place) => `r${place + 1}`);
    return [...places, "product"];
  }

  nameOf(id) {
    if (id === "product") return said("gradients.chain.product");
    return said("gradients.chain.first", { count: Number(id.slice(1)) + 1 });
  }

  moving() {
    return this.builder.values.overlays.length > 0;
  }

  redraw() {
    this.builder.surface.write();
  }

  home() {
    return this.builder.predicting.switch;
  }
}
