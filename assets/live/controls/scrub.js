// A picture in which one points at a place: where the pointer is says which recorded row is shown.
import { said } from "../text/texts.js";

export class Scrub {
  // source offers sweep() → promise of a recorded sweep, and row(event, sweep) → the row under the pointer.
  constructor(node, surface, source) {
    this.node = node;
    this.surface = surface;
    this.source = source;
    this.grip = null;
    node.addEventListener("pointerover", () => source.sweep().catch(() => {}));
    node.addEventListener("pointerdown", (event) => this.#grab(event));
    node.addEventListener("pointermove", (event) => this.#move(event));
    node.addEventListener("pointerup", (event) => this.#release(event));
    node.addEventListener("pointercancel", (event) => this.#lose(event));
    node.addEventListener("lostpointercapture", (event) => this.#lose(event));
  }

  #grab(event) {
    if (this.grip || event.button !== 0) return;
    // The handles around it take hold of chips; a picture takes hold of its own.
    event.stopPropagation();
    event.preventDefault();
    this.node.setPointerCapture(event.pointerId);
    const grip = { pointer: event.pointerId, event, overlay: null, released: false };
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
    if (!grip || event.pointerId !== grip.pointer) return;
    event.stopPropagation();
    grip.event = event;
    if (grip.sweep) this.#show(grip);
  }

  #show(grip) {
    const row = this.source.row(grip.event, grip.sweep);
    grip.overlay ??= this.surface.values.addOverlay(grip.sweep, row);
    grip.overlay.row = row;
    this.surface.paint();
  }

  #release(event) {
    const { grip } = this;
    if (!grip || event.pointerId !== grip.pointer) return;
    event.stopPropagation();
    this.#drop();
    grip.released = true;
    if (grip.sweep) this.surface.commit(grip.overlay);
    this.surface.paint();
  }

  #lose(event) {
    const { grip } = this;
    if (!grip || event.pointerId !== grip.pointer) return;
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
