// Which h goes where, for a few steps of the series side by side: arrows to the right where a layer reads
// forwards, to the left where it reads from the end, and upwards to whoever reads its h.
import { SizeObserver } from "../../core/paper.js";
import { pictured } from "../../picture/known.js";
import { element } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said } from "../../text/texts.js";

const [ROW, TALL] = [58, 30];
// How wide a box is, and how far two directions stand apart, where there is room and where there is little.
const [BOX, APART] = [58, 36];
const [SMALL_BOX, LITTLE_APART] = [36, 21];
const [TOP, FOOT] = [16, 30];
const [NAMES, NARROW_NAMES] = [150, 26];
const [WIDEST, NARROW, LEAST] = [1010, 560, 240];
// So many steps find room on a phone.
const FEW_STEPS = 4;
// What a step needs, with two directions and with one.
const [LEAST_BOTH, LEAST_ONE] = [84, 80];
const HEAD = 5;

export class Wiring {
  // onPick(layer, time): a box was clicked
  constructor(parent, onPick) {
    this.node = element("figure", "wiring");
    this.svg = make(this.node, "svg", { role: "img" });
    pictured(this.svg, { name: "wiring", shape: "own" });
    parent.append(this.node);
    this.onPick = onPick;
    this.data = null;
    this.observer = new SizeObserver(() => this.data && this.#draw());
    this.observer.observe(this.node);
  }

  show(data) {
    this.data = data;
    this.node.hidden = data.wiring.titles.length < 2;
    if (!this.node.hidden) this.#draw();
  }

  leave() {
    this.observer.disconnect();
  }

  #draw() {
    const { levels, label } = this.data.wiring;
    // While the page is laid out there may be a few pixels only.
    const width = Math.max(LEAST, Math.min(WIDEST, this.node.clientWidth || WIDEST));
    const narrow = width < NARROW;
    const rows = levels.reduce((sum, level) => sum + level.length, 0);
    const height = TOP + rows * ROW + FOOT;
    const names = narrow ? NARROW_NAMES : NAMES;
    const both = levels.some((level) => level.length > 1);
    const room = width - names;
    const { first, shown } = this.#window(room / this.data.wiring.shown < (both ? LEAST_BOTH : LEAST_ONE));
    const small = both && room / shown < BOX + 2 * APART;
    const [box, aside] = small ? [SMALL_BOX, LITTLE_APART] : [BOX, APART];
    this.place = { first, shown, box, aside, names, apart: room / shown, foot: height - FOOT, narrow };
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("width", String(width));
    this.svg.setAttribute("height", String(height));
    this.svg.setAttribute("aria-label", label);
    this.svg.replaceChildren();
    for (let place = 0; place < shown; place += 1) this.#ground(place, height);
    let row = 0;
    for (const [level, layers] of levels.entries()) {
      this.#level(layers, row, level === levels.length - 1);
      row += layers.length;
    }
    for (let place = 0; place < shown; place += 1) this.#input(place);
  }

  // Those steps of what was sent that find room, the one that one looks at among them.
  #window(isTight) {
    const sent = this.data.wiring;
    if (!isTight || sent.shown <= FEW_STEPS) return sent;
    const at = this.data.time.at - FEW_STEPS / 2;
    return {
      first: Math.min(Math.max(sent.first, at), sent.first + sent.shown - FEW_STEPS),
      shown: FEW_STEPS,
    };
  }

  #across(place) {
    const { names, apart } = this.place;
    return names + (place + 0.5) * apart;
  }

  // Where the wires into a row of the lowest layer of a level part, and those out of it meet.
  #joint(row) {
    return this.place.foot - row * ROW;
  }

  // The step one looks at stands on a ground of its own.
  #ground(place, height) {
    const { first } = this.place;
    if (first + place !== this.data.time.at) return;
    const { apart, names } = this.place;
    make(this.svg, "rect", {
      class: "here",
      x: names + place * apart + 2,
      y: 2,
      width: apart - 4,
      height: height - 4,
      rx: 8,
    });
  }

  #input(place) {
    const { first } = this.place;
    const x = this.#across(place);
    const { foot } = this.place;
    make(this.svg, "circle", { class: "role-input joint", cx: x, cy: foot, r: 4 });
    make(
      this.svg,
      "text",
      { class: "step-name", x, y: foot + 19, "text-anchor": "middle" },
      said("layer.wiring.step", { at: first + place + 1 }),
    );
    if (place > 0) return;
    if (!this.place.narrow)
      make(this.svg, "text", { class: "row-name", x: 0, y: foot + 5 }, said("layer.wiring.series"));
  }

  #level(layers, row, isTop) {
    const { shown } = this.place;
    const both = layers.length > 1;
    const [from, to] = [this.#joint(row), this.#joint(row + layers.length)];
    for (const [place, one] of layers.entries()) {
      const y = from - (place + 0.5) * ROW;
      const { aside } = this.place;
      const shift = both ? (place === 0 ? -aside : aside) : 0;
      this.#name(one, y);
      for (let column = 0; column < shown; column += 1) {
        const joint = this.#across(column);
        const x = joint + shift;
        this.#wire(["M", joint, from, "V", from - 4, "H", x, "V", y + TALL / 2 + 1], true);
        this.#wire(["M", x, y - TALL / 2, "V", to + 6, "H", joint, "V", isTop ? to - 8 : to], isTop);
        this.#carry(one, column, x, y);
        this.#box(one, column, x, y);
      }
    }
  }

  #name({ layer }, y) {
    const { marks, titles } = this.data.wiring;
    const text = this.place.narrow ? marks[layer] : titles[layer];
    const chosen = layer === this.data.layer ? " chosen" : "";
    make(this.svg, "text", { class: `row-name${chosen}`, x: 0, y: y + 5 }, text);
  }

  // h and c go on to the step that the layer reads next; beyond the picture the line goes on.
  #carry({ backward }, column, x, y) {
    const { apart: wide } = this.place;
    const half = this.place.box / 2;
    const { count } = this.data.time;
    const at = this.place.first + column;
    if (backward ? at === 0 : at === count - 1) return;
    const end = backward ? x - wide + half + 1 : x + wide - half - 1;
    const { shown } = this.place;
    const isEdge = backward ? column === 0 : column === shown - 1;
    const stub = backward ? x - half - 16 : x + half + 16;
    this.#wire(["M", backward ? x - half : x + half, y, "H", isEdge ? stub : end], true, "carried");
  }

  #box({ layer }, column, x, y) {
    const { marks, titles } = this.data.wiring;
    const { box: wide, first } = this.place;
    const time = first + column;
    const isHere = layer === this.data.layer && time === this.data.time.at;
    const classes = ["unit-box", isHere && "at", layer === this.data.layer && "chosen"].filter(Boolean);
    const group = make(this.svg, "g", { class: classes.join(" ") });
    make(group, "title", {}, said("layer.wiring.place", { title: titles[layer], at: time + 1 }));
    make(group, "rect", { x: x - wide / 2, y: y - TALL / 2, width: wide, height: TALL, rx: 7 });
    make(group, "text", { x, y: y + 5, "text-anchor": "middle" }, marks[layer]);
    group.addEventListener("click", () => this.onPick(layer, time));
  }

  #wire(way, arrow, className = "") {
    make(this.svg, "path", { class: `wire ${className}`, d: way.join(" ") });
    if (arrow) this.#head(way);
  }

  // The arrow's head at the end of a way whose last stretch is straight.
  #head(way) {
    const [kind, end] = way.slice(-2);
    const across = kind === "H" ? end : (way.findLast((_, place) => way[place - 1] === "H") ?? way[1]);
    const down = kind === "V" ? end : way[2];
    const [x, y] = [Number(across), Number(down)];
    const isBack = kind === "H" && end < way[1];
    const points =
      kind === "V"
        ? [x - HEAD, y + HEAD + 2, x + HEAD, y + HEAD + 2, x, y]
        : isBack
          ? [x + HEAD + 2, y - HEAD, x + HEAD + 2, y + HEAD, x, y]
          : [x - HEAD - 2, y - HEAD, x - HEAD - 2, y + HEAD, x, y];
    make(this.svg, "polygon", { class: "arrow-head", points: points.join(" ") });
  }
}
