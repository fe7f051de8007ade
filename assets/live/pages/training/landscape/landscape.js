// The loss over two of the weights: its map, which weights, what the plain step would do, and strides to try.
import { fetchColumns } from "../../../core/sweeps.js";
import { grouped, precise } from "../../../text/format.js";
import { element, fill, offer } from "../../../text/segments.js";
import { said, saidSegments } from "../../../text/texts.js";
import { LandscapeMap } from "./map.js";

// While a run plays the map follows in as many strides.
const STRIDES = 20;

export class Landscape {
  // act offers plane(axis, weight) and preset(name).
  constructor(host, act) {
    this.act = act;
    this.node = element("section", "landscape");
    const [place, beside] = [element("div", "place"), element("div", "beside")];
    this.selects = ["across", "up"].map((axis) => this.#select(axis));
    this.says = element("p");
    this.stride = element("p", "stride-says");
    this.presets = element("div", "presets");
    const axes = element("div", "axes");
    axes.append(...this.selects.map(({ label }) => label));
    beside.append(this.says, axes, this.stride, this.presets);
    this.node.append(element("h2", "", said("training.landscape.title")), place, beside);
    host.append(this.node);
    this.map = new LandscapeMap(place);
    this.slice = null;
    this.asked = "";
    this.drawn = "";
  }

  leave() {
    this.map.leave();
  }

  // run: its columns, how many rows are on screen, which of them is looked at, and whether it is playing.
  show(data, run) {
    this.data = data;
    this.run = run;
    this.#choices();
    this.#ask();
    this.#draw();
  }

  #ask() {
    const { data, run } = this;
    const { columns, row, playing, all } = run;
    const step = playing ? Math.max(1, Math.floor(all / STRIDES)) : 1;
    const at = columns.get("epoch")[row - (row % step)];
    const { across, up } = data.landscape;
    const question = `${data.plan}&${new URLSearchParams({ across, up, at, box: this.#box() })}`;
    if (question === this.asked || data.problem) return;
    this.asked = question;
    fetchColumns("training-landscape", Object.fromEntries(new URLSearchParams(question)), "", 0).then(
      (slice) => {
        if (question !== this.asked) return;
        this.slice = { ...slice, at, across, up };
        this.#draw();
      },
      // The run has not come so far on the server, or nobody answers: asked again with the next row.
      () => {
        if (question === this.asked) this.asked = "";
      },
    );
  }

  // From the least to the greatest of both weights: of the whole run once it is recorded, of start and goal
  // before.
  #box() {
    const { columns, finished } = this.run;
    const { across, up, published } = this.data.landscape;
    return [across, up]
      .flatMap((key) => {
        const known = columns.get(key);
        const values = [...(finished ? known : [known[0]]), ...(published ? [published[key]] : [])];
        return [Math.min(...values), Math.max(...values)];
      })
      .join();
  }

  #draw() {
    const { slice, data, run } = this;
    const { across, up, published, weights } = data.landscape;
    this.node.dataset.at = slice ? String(slice.at) : "";
    if (!slice || slice.across !== across || slice.up !== up) return;
    const { columns, row, count } = run;
    const epoch = grouped(columns.get("epoch")[row]);
    const names = [across, up].map((key) => weights.find(([name]) => name === key)[1]);
    const isHere = slice.at === columns.get("epoch")[row];
    this.map.show({
      slice,
      path: [across, up].map((key) => columns.get(key).subarray(0, count)),
      here: [across, up].map((key) => columns.get(key)[row]),
      published: published && [across, up].map((key) => published[key]),
      arrow: isHere,
      names,
      label: said("training.landscape.label", { across: names[0], up: names[1], epoch }),
    });
    this.#tell(isHere, epoch);
  }

  #tell(isHere, epoch) {
    const { slice, data } = this;
    const says = JSON.stringify([epoch, slice.at, data.vocabulary]);
    if (says !== this.told) {
      this.told = says;
      this.says.replaceChildren();
      fill(this.says, saidSegments("training.landscape.says", { epoch }), data.words, []);
      this.says.append(" ", said("training.landscape.others", { epoch: grouped(slice.at) }));
    }
    const of = (key) => slice.columns.get(key)[0];
    const { rate, plain, optimiser } = data.landscape;
    const given = { rate, loss: precise(of("loss")), change: precise(of("change")) };
    const sentences = [
      said(`training.landscape.${of("rises") ? "rises" : "downhill"}`, given),
      of("far") ? said("training.landscape.far") : "",
      of("times") > 1 ? said("training.landscape.times", { times: grouped(of("times")) }) : "",
      plain ? "" : said("training.landscape.other", { optimiser }),
    ];
    this.stride.textContent = isHere ? sentences.filter(Boolean).join(" ") : "";
    this.stride.classList.toggle("rising", isHere && of("rises") === 1);
  }

  #select(axis) {
    const label = element("label", "", `${said(`training.landscape.${axis}`)} `);
    const node = element("select", "offer");
    node.addEventListener("change", () => this.act.plane(axis, node.value));
    label.append(node);
    return { axis, label, node };
  }

  #choices() {
    const { across, up, weights, presets, preset } = this.data.landscape;
    const drawn = JSON.stringify([weights, presets, preset]);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.presets.replaceChildren(
        element("span", "", said("training.landscape.try")),
        ...presets.map(([name, title]) => this.#preset(name, title, name === preset)),
        element("span", "", said("training.landscape.then")),
      );
    }
    for (const { axis, node } of this.selects) offer(node, weights, axis === "across" ? across : up);
  }

  #preset(name, title, isChosen) {
    const node = element("button", "tool preset", title);
    node.type = "button";
    node.dataset.preset = name;
    node.setAttribute("aria-pressed", String(isChosen));
    node.addEventListener("click", () => this.act.preset(name));
    return node;
  }
}
