// A product one builds: factors to drag, step through or type, their running products, and how many there
// are.
import { Chart } from "../../../charts/chart.js";
import { HandleSurface } from "../../../controls/surface.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { fetchRecorded } from "../../../core/sweeps.js";
import { Typing } from "../../../core/typing.js";
import { PredictButtons } from "../../../predict/buttons.js";
import { Cover } from "../../../predict/cover.js";
import { Prediction } from "../../../predict/prediction.js";
import { fixed, scaled, setting } from "../../../text/format.js";
import { element, fill } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { logAxis } from "../curves.js";
import { ProductResults } from "./results.js";
import { RunningProducts } from "./running.js";

const COUNT = "n";
const PRODUCT = "product";
const MOST_FACTORS = 500;
const COUNT_SPAN = 10;
const HEIGHT = 232;
const FIELD = { width: 92, height: 0 };

class ProductBuilder {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.typing = new Typing(this.requests);
    const frame = element("div", "chain");
    this.intro = element("p", "intro");
    this.compare = element("p", "intro");
    this.row = element("div", "product");
    this.surface = new HandleSurface(this.row, this, { frame, field: FIELD });
    this.values = this.surface.values;
    const under = element("div", "under");
    this.prediction = new Prediction(host, requests, new ProductResults(this));
    this.predicting = new PredictButtons(this.prediction);
    this.surface.veil = this.prediction;
    this.running = new RunningProducts(under, this.prediction);
    frame.append(this.row, this.predicting.node, this.surface.alert, under);
    host.append(this.intro, frame, this.compare);
    this.chart = new Chart(under, { picture: "product" });
    this.cover = new Cover([this.chart.node], "chart", this.prediction);
    this.drawn = "";
  }

  receive(data) {
    this.data = data;
    this.values.accept({ ...data, decimals: null });
    paintRoles(this.host, data.palette);
    if (!this.intro.hasChildNodes()) {
      fill(this.intro, data.intro, data.words, []);
      fill(this.compare, data.compare, data.words, []);
    }
    this.prediction.receive(data);
    // It tells a product of its own.
    this.compare.hidden = data.predict;
    this.#build();
    this.typing.settle(this.surface, data);
    this.surface.write();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.prediction.leave();
    this.chart.leave();
  }

  // --- what the surface asks for ----------------------------------------------------

  sweep(handle) {
    const factors = this.#keys()
      .map((key) => (key === handle ? 0 : this.values.get(key)))
      .join(",");
    const count = handle === COUNT ? 1 : this.values.get(COUNT);
    return fetchRecorded("chain-sweep", {
      handle,
      span: this.data.spans[handle] ?? COUNT_SPAN,
      factors,
      count,
    });
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: sweep.handle, span: sweep.span, row });
  }

  typed(handle, text, left) {
    this.typing.typed(this.surface, handle, text, left);
  }

  name(handle) {
    if (handle === COUNT) return said("gradients.chain.count");
    return said("gradients.chain.factor", { place: Number(handle.slice(1)) + 1 });
  }

  text(key) {
    return key === COUNT ? fixed(this.values.get(key), 0) : setting(this.values.get(key));
  }

  spoken(handle) {
    const span = this.data.spans[handle];
    const [low, high] = handle === COUNT ? [1, MOST_FACTORS] : [-span, span];
    return {
      now: this.values.get(handle),
      low,
      high,
      text: said("gradients.chain.spoken", {
        text: this.text(handle),
        product: this.prediction.covers(PRODUCT) ? said("common.predict.spoken") : this.#product(),
      }),
    };
  }

  // The product, the running products and the curve follow the rows the factors show.
  painted() {
    const count = this.values.get(COUNT);
    const product = this.#product();
    this.predicting.show();
    this.result.textContent = this.prediction.written(
      { node: this.result, key: PRODUCT, style: "" },
      product,
    );
    this.running.show(this.#run(count, product));
    if (!this.cover.draw()) this.#draw(count, product);
  }

  // --- drawing ------------------------------------------------------------------------

  #keys() {
    return Array.from({ length: this.data.count }, (_, place) => `d${place}`);
  }

  #product() {
    return scaled(this.values.get("product.m"), this.values.get("product.e"));
  }

  #build() {
    const { count, most } = this.data;
    const wanted = `${count}`;
    if (wanted === this.drawn) return;
    const active = this.host.getRootNode().activeElement?.dataset?.handle;
    this.drawn = wanted;
    this.surface.clear();
    this.row.replaceChildren();
    for (const [place, key] of this.#keys().entries()) {
      if (place) this.row.append(element("span", "times", "×"));
      this.row.append(this.#factor(key));
    }
    const more = this.#button("+", said("gradients.chain.longer"), "longer", count >= most);
    const fewer = this.#button("−", said("gradients.chain.shorter"), "shorter", count === 1);
    const until = element("span", "until");
    until.append(said("gradients.chain.until"), this.#factor(COUNT), said("gradients.chain.in_all"));
    this.result = element("output", "outcome");
    this.result.dataset.key = PRODUCT;
    this.result.setAttribute("aria-label", said("gradients.chain.product"));
    this.row.append(more, fewer, until, element("span", "times", "="), this.result);
    if (active) this.surface.focus(active);
  }

  #factor(key) {
    const node = element("span", "factor");
    node.append(...this.surface.grips(this.surface.slot(key, "setting", "", "b")));
    return this.surface.slider(key, node);
  }

  #button(text, name, kind, disabled) {
    const node = element("button", "tool", text);
    node.type = "button";
    node.disabled = disabled;
    node.setAttribute("aria-label", name);
    node.addEventListener("click", () => this.requests.send({ kind }));
    return node;
  }

  // Line by line, in pieces: texts, and running products by their keys.
  #run(count, product) {
    const factor = (place) => this.text(`d${place % this.data.count}`);
    const running = (place) => ({
      key: `r${place}`,
      text: place ? scaled(this.values.get(`r${place}.m`), this.values.get(`r${place}.e`)) : factor(0),
    });
    const lines = [];
    for (let place = 0; place < Math.min(this.data.written, count, this.data.log.length); place += 1)
      lines.push(place ? [running(place - 1), ` × ${factor(place)} = `, running(place)] : [running(0)]);
    if (count > lines.length) {
      const [before, after] = said("gradients.chain.after", { n: fixed(count, 0), product: "\n" }).split(
        "\n",
      );
      lines.push([before, { key: PRODUCT, text: product }, after]);
    }
    return lines;
  }

  #draw(count, product) {
    const points = [...(this.values.line("log") ?? this.data.log)].slice(0, count);
    const lines = [
      {
        key: "log",
        label: said("gradients.chain.line"),
        role: "plain",
        style: "solid",
        values: points,
        text: product,
      },
    ];
    this.chart.show({
      title: said("gradients.chain.title"),
      label: said("gradients.chain.label"),
      height: HEIGHT,
      xs: points.map((_, place) => place + 1),
      x_title: said("gradients.chain.axis"),
      lines,
      mark: count,
      ...logAxis(lines),
    });
  }
}

export default mounting("chain", ProductBuilder, {
  sheets: [
    "controls/controls.css",
    "charts/charts.css",
    "pages/gradients/chain/chain.css",
    "predict/predict.css",
  ],
});
