// What a screen shows: a title, a few lines, and a picture whose parts come one after the other.
import { SizeObserver } from "../../core/paper.js";
import { pictured } from "../../picture/known.js";
import { element, fill } from "../../text/segments.js";
import { make } from "../../text/svg.js";
import { said, saidSegments } from "../../text/texts.js";
import { drawOutline } from "./outline.js";

const NARROW = 640;

export class Stage {
  constructor() {
    this.node = element("div", "stage");
    this.telling = element("div", "telling");
    this.telling.setAttribute("aria-live", "polite");
    this.picture = element("div", "picture");
    this.node.append(this.telling, this.picture);
    pictured(this.picture, { name: "film", shape: "own", at: () => this.screen.name });
    this.frame = 0;
    this.observer = new SizeObserver(() => {
      if (this.screen && this.narrow !== this.#isNarrow()) this.#draw();
    });
    this.observer.observe(this.node);
  }

  leave() {
    this.observer.disconnect();
  }

  show(screen, data) {
    this.screen = screen;
    this.data = data;
    this.node.dataset.screen = screen.name;
    this.#tell();
    this.#draw();
  }

  // What has its moment at this frame or before is there, the rest waits.
  at(frame) {
    this.frame = frame;
    for (const node of this.node.querySelectorAll("[data-from]")) {
      const from = Number(/** @type {HTMLElement} */ (node).dataset.from);
      node.toggleAttribute("data-waits", frame < from);
    }
  }

  intoView() {
    this.title.scrollIntoView({ block: "nearest" });
  }

  #tell() {
    const { name, from, given } = this.screen;
    const places = given(this.data);
    this.title = element("h2", "", said(`start.screens.${name}.title`));
    const lines = Object.entries(from).map(([line, moment]) => {
      const node = element("p", "line");
      node.dataset.from = String(moment);
      fill(node, saidSegments(`start.screens.${name}.lines.${line}`, places), this.data.words, []);
      return node;
    });
    this.telling.replaceChildren(this.title, ...lines);
  }

  #draw() {
    this.narrow = this.#isNarrow();
    const { name, size, draw, given } = this.screen;
    this.picture.replaceChildren();
    if (draw) {
      const [width, height] = size(this.narrow);
      const svg = make(this.picture, "svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
      svg.setAttribute("aria-label", said(`start.screens.${name}.picture`, given(this.data)));
      svg.classList.toggle("narrow", this.narrow);
      draw(svg, this.data, this.narrow);
    } else drawOutline(this.picture, this.data);
    this.at(this.frame);
  }

  #isNarrow() {
    return this.node.clientWidth < NARROW;
  }
}
