// A product one builds: factors to drag, step through or type, their running products, and how many there are.
import { Chart } from "../../../charts/chart.js";
import { Editor } from "../../../controls/editor.js";
import { Handles } from "../../../controls/handles.js";
import { mounting } from "../../../core/mount.js";
import { Requests } from "../../../core/requests.js";
import { paintRoles } from "../../../core/style.js";
import { fetchRecorded } from "../../../core/sweeps.js";
import { Typing } from "../../../core/typing.js";
import { Values } from "../../../core/values.js";
import { fixed, scaled, setting } from "../../../text/format.js";
import { element } from "../../../text/segments.js";
import { logAxis } from "../curves.js";

const COUNT = "n";
const HEIGHT = 232;

class Chain {
  constructor(host) {
    this.host = host;
    host.replaceChildren();
    this.requests = new Requests();
    this.typing = new Typing(this.requests);
    this.values = new Values();
    this.frame = element("div", "chain");
    this.row = element("div", "product");
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    const under = element("div", "under");
    this.list = element("ol", "running");
    under.append(this.list);
    this.frame.append(this.row, this.alert, under);
    host.append(this.frame);
    this.chart = new Chart(under);
    this.handles = new Handles(this.row, this);
    this.editor = new Editor(this.frame, (handle, text, left) => this.typing.typed(this, handle, text, left));
    this.drawn = "";
  }

  receive(data, component) {
    this.requests.accept(data, component);
    this.data = data;
    this.values.accept({ ...data, decimals: null });
    paintRoles(this.host, data.palette);
    this.#build();
    this.typing.settle(this, data);
    this.write();
    this.host.dataset.answered = data.answered;
  }

  leave() {
    this.chart.leave();
  }

  // --- what handles ask for ---------------------------------------------------------

  sweep(handle) {
    const { spans } = this.data;
    const factors = this.#places()
      .map((key) => (key === handle ? 0 : this.values.of(key)))
      .join(",");
    return fetchRecorded("chain-sweep", {
      handle,
      span: spans[handle] ?? 10,
      factors,
      count: handle === COUNT ? 1 : this.values.of(COUNT),
    });
  }

  commit(overlay) {
    const { sweep, row } = overlay;
    overlay.request = this.requests.send({ kind: "row", handle: sweep.handle, span: sweep.span, row });
  }

  focus(handle) {
    this.chips.get(handle)?.node.focus({ preventScroll: true });
  }

  edit(handle, typed = null) {
    const box = this.chips.get(handle).node.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    this.say("");
    const spot = {
      left: box.left - frame.left,
      top: box.top - frame.top,
      width: Math.max(box.width, 92),
      height: box.height,
    };
    this.editor.open(handle, spot, this.chips.get(handle).name, String(this.values.of(handle)), typed);
  }

  say(message) {
    this.alert.textContent = message;
  }

  // What was typed has its answer: close the field, or leave it open with the complaint.
  answer({ handle, left }, message) {
    this.say(message);
    if (message) this.editor.refuse();
    else if (this.editor.handle === handle) {
      this.editor.close();
      if (!left) this.focus(handle);
    }
  }

  paint() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.write();
    });
  }

  // --- drawing ------------------------------------------------------------------------

  #places() {
    return Array.from({ length: this.data.count }, (_, place) => `d${place}`);
  }

  #build() {
    const { count, most } = this.data;
    const wanted = `${count}`;
    if (wanted === this.drawn) return;
    const active = this.host.getRootNode().activeElement?.dataset?.handle;
    this.drawn = wanted;
    this.chips = new Map();
    this.row.replaceChildren();
    for (const [place, key] of this.#places().entries()) {
      if (place) this.row.append(element("span", "times", "×"));
      this.row.append(this.#chip(key, `Factor ${place + 1}`));
    }
    const more = this.#button("+", "One factor more", "longer", count >= most);
    const fewer = this.#button("−", "One factor less", "shorter", count === 1);
    const until = element("span", "until");
    until.append("in turns, ", this.#chip(COUNT, "Number of factors"), " factors in all");
    this.result = element("output", "outcome");
    this.result.setAttribute("aria-label", "Product");
    this.row.append(more, fewer, until, element("span", "times", "="), this.result);
    if (active) this.focus(active);
  }

  #chip(key, name) {
    const node = element("span", "factor");
    node.tabIndex = 0;
    node.dataset.handle = key;
    node.setAttribute("role", "slider");
    node.setAttribute("aria-label", name);
    const grips = ["‹", "›"].map((side) => element("span", "grip", side));
    for (const grip of grips) grip.setAttribute("aria-hidden", "true");
    const number = element("b");
    node.append(grips[0], number, grips[1]);
    this.chips.set(key, { node, number, name });
    return node;
  }

  #button(text, name, kind, disabled) {
    const node = element("button", "tool", text);
    node.type = "button";
    node.disabled = disabled;
    node.setAttribute("aria-label", name);
    node.addEventListener("click", () => this.requests.send({ kind }));
    return node;
  }

  write() {
    const { data } = this;
    const of = (key) => this.values.of(key);
    const count = of(COUNT);
    const product = scaled(of("product.m"), of("product.e"));
    for (const [key, { node, number }] of this.chips) {
      const text = key === COUNT ? fixed(of(key), 0) : setting(of(key));
      number.textContent = text;
      node.setAttribute("aria-valuenow", of(key));
      node.setAttribute("aria-valuemin", key === COUNT ? 1 : -data.spans[key]);
      node.setAttribute("aria-valuemax", key === COUNT ? 500 : data.spans[key]);
      node.setAttribute("aria-valuetext", `${text}; product ${product}`);
      node.classList.toggle("held", this.handles.held?.handle === key);
    }
    this.result.textContent = product;
    this.#run(of, count, product);
    this.#draw(count, product);
  }

  #run(of, count, product) {
    const factor = (place) => setting(of(`d${place % this.data.count}`));
    const lines = [];
    const before = (place) => (place ? scaled(of(`r${place}.m`), of(`r${place}.e`)) : factor(0));
    for (let place = 0; place < Math.min(this.data.written, count, this.data.log.length); place += 1) {
      const found = scaled(of(`r${place}.m`), of(`r${place}.e`));
      lines.push(place ? `${before(place - 1)} × ${factor(place)} = ${found}` : factor(0));
    }
    if (count > lines.length) lines.push(`… after ${fixed(count, 0)} factors: ${product}`);
    if (lines.join("\n") === this.told) return;
    this.told = lines.join("\n");
    this.list.replaceChildren(...lines.map((line) => element("li", "", line)));
  }

  #draw(count, product) {
    const points = this.#line().slice(0, count);
    const lines = [
      { key: "log", label: "product so far", role: "plain", style: "solid", values: points, text: product },
    ];
    this.chart.show({
      title: "The product, factor by factor",
      label: "The size of the running product on a logarithmic axis",
      height: HEIGHT,
      xs: points.map((_, place) => place + 1),
      x_title: "factors",
      lines,
      mark: count,
      ...logAxis(lines),
    });
  }

  #line() {
    for (const { sweep, row } of [...this.values.overlays].reverse()) {
      const line = sweep.lines.get("log");
      if (line) return [...line[Math.round((row * (line.length - 1)) / (sweep.rows - 1))]];
    }
    return this.data.log;
  }
}

export default mounting("chain", Chain, {
  sheets: ["controls/controls.css", "charts/charts.css", "pages/gradients/chain/chain.css"],
});
