// A pointer on a picture that one points into. A mouse points from its press on. A finger points where it
// taps, or once it has moved to the side: until then it may be about to scroll the page, which points at
// nothing.
const STILL = 6;

/**
 * @typedef {object} Act what becomes of it; each is told the pointer's event
 * @property {(event: PointerEvent) => void} start
 * @property {(event: PointerEvent) => void} move
 * @property {(event: PointerEvent) => void} end let go
 * @property {() => void} [lost] taken away by the browser
 * @property {(event: PointerEvent) => boolean} [drags] whether a finger may drag from here
 */

export class Pointing {
  /**
   * @param {Element} node
   * @param {Act} act
   */
  constructor(node, act) {
    this.node = node;
    this.act = act;
    this.held = null;
    node.addEventListener("pointerdown", (event) => this.#down(event));
    node.addEventListener("pointermove", (event) => this.#move(event));
    node.addEventListener("pointerup", (event) => this.#up(event));
    node.addEventListener("pointercancel", (event) => this.#lose(event));
    // What the finger came down on loses it, too, when it is caught here.
    node.addEventListener("lostpointercapture", (event) => event.target === node && this.#lose(event));
  }

  #down(event) {
    if (this.held || event.button !== 0) return;
    const isMouse = event.pointerType === "mouse";
    const drags = isMouse || (this.act.drags?.(event) ?? true);
    this.held = { pointer: event.pointerId, x: event.clientX, y: event.clientY, drags, begun: false };
    if (isMouse) this.#begin(event);
  }

  #begin(event) {
    this.held.begun = true;
    this.node.setPointerCapture(event.pointerId);
    this.act.start(event);
  }

  #move(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) return;
    if (held.begun) this.act.move(event);
    else if (held.drags && Math.abs(event.clientX - held.x) > STILL) this.#begin(event);
  }

  #up(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) return;
    this.held = null;
    const isTap = !held.begun && isNear(event, held);
    if (isTap) this.act.start(event);
    if (isTap || held.begun) this.act.end(event);
  }

  #lose(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) return;
    this.held = null;
    if (held.begun) this.act.lost?.();
  }
}

const isNear = (event, { x, y }) =>
  Math.abs(event.clientX - x) <= STILL && Math.abs(event.clientY - y) <= STILL;
