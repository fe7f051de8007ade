// A picture in which one points at a place: where the pointer is says which recorded row is shown.

import { said } from "../text/texts.js";
import { Pointing } from "./pointing.js";

export class Scrub {
  /**
   * @param {SVGElement} node
   * @param {import("../controls/surface.js").HandleSurface} surface
   * @param {object} source
   * @param {() => Promise<import("../core/sweeps.js").Sweep>} source.sweep
   * @param {(event: PointerEvent, sweep: import("../core/sweeps.js").Sweep) => number} source.row the row
   * under the pointer
   * @param {(event: PointerEvent) => boolean} [source.drags] whether a finger may drag from here
   */
  constructor(node, surface, source) {
    this.node = node;
    this.surface = surface;
    this.source = source;
    this.grip = null;
    node.addEventListener("pointerover", () => source.sweep().catch(() => {}));
    node.addEventListener("pointerdown", (event) => this.#claim(event));
    new Pointing(node, {
      start: (event) => this.#grab(event),
      move: (event) => this.#move(event),
      end: () => this.#release(),
      lost: () => this.#lose(),
      drags: source.drags,
    });
  }

  // The handles around it take hold of chips; a picture takes hold of its own.
  #claim(event) {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
  }

  #grab(event) {
    const grip = { event, overlay: null, released: false };
    this.grip = grip;
    this.node.classList.add("held");
    this.source.sweep().then(
      (sweep) => this.#arrive(grip, sweep),
      () => this.#fail(grip),
    );
  }

  #arrive(grip, sweep) {
    if (grip.lost) return;
    grip.sweep = sweep;
    this.#show(grip);
    if (grip.released) this.surface.commit(grip.overlay);
  }

  #fail(grip) {
    if (this.grip === grip) this.#drop();
    this.surface.say(said("common.unanswered"));
  }

  #move(event) {
    const { grip } = this;
    if (!grip) return;
    grip.event = event;
    if (grip.sweep) this.#show(grip);
  }

  #show(grip) {
    const row = this.source.row(grip.event, grip.sweep);
    grip.overlay ??= this.surface.values.addOverlay(grip.sweep, row);
    grip.overlay.row = row;
    this.surface.paint();
  }

  #release() {
    const { grip } = this;
    if (!grip) return;
    this.#drop();
    grip.released = true;
    if (grip.sweep) this.surface.commit(grip.overlay);
    this.surface.paint();
  }

  #lose() {
    const { grip } = this;
    if (!grip) return;
    this.#drop();
    grip.lost = true;
    if (grip.overlay) this.surface.values.removeOverlay(grip.overlay);
    this.surface.paint();
  }

  #drop() {
    this.grip = null;
    this.node.classList.remove("held");
  }
}
