// Numbers as things to take hold of: pointer, keys, and a click or Enter to type. Keys that step through a
// page do not come here after a drag: controls/keyboard.js takes them before.
import { refocus } from "../keys/focus.js";
import { said } from "../text/texts.js";

const PIXELS_PER_ROW = 2;
const STILL = 4;
const SETTLE = 350;
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export class Handles {
  /**
   * @param {HTMLElement | SVGElement} root in which the handles stand, marked by data-handle
   * @param {import("./surface.js").HandleSurface} surface
   */
  constructor(root, surface) {
    this.surface = surface;
    this.held = null;
    this.keyed = null;
    root.addEventListener("pointerover", (event) => this.#prepare(event));
    // A picture that listens for the focus could be given it, by a click or by Tab; what is around it
    // listens.
    surface.frame.addEventListener("focusin", (event) => this.#arrived(event));
    surface.frame.addEventListener("focusout", () => this.#settle());
    root.addEventListener("pointerdown", (event) => this.#grab(event));
    root.addEventListener("pointermove", (event) => this.#move(event));
    root.addEventListener("pointerup", (event) => this.#release(event));
    root.addEventListener("pointercancel", (event) => this.#lose(event));
    root.addEventListener("lostpointercapture", (event) => this.#lose(event));
    root.addEventListener("keydown", (event) => this.#key(event));
    this.root = root;
  }

  get busy() {
    return this.held !== null || this.keyed !== null;
  }

  // Gives a handle the focus back, whether it came by pointer or by keyboard.
  restore(node) {
    refocus(node);
  }

  #arrived(event) {
    if (this.root.contains(event.target)) this.#prepare(event);
  }

  #prepare(event) {
    const handle = handleOf(event.target);
    if (handle && !this.held) this.surface.sweep(handle).catch(() => {});
  }

  #grab(event) {
    const handle = handleOf(event.target);
    if (!handle || this.held || event.button !== 0) return;
    event.preventDefault();
    this.#settle();
    this.root.setPointerCapture(event.pointerId);
    const grip = {
      handle,
      pointer: event.pointerId,
      startX: event.clientX,
      startY: event.clientY,
      rows: 0,
      moved: false,
      overlay: null,
      released: false,
    };
    this.held = grip;
    this.surface.focus(handle);
    this.surface.sweep(handle).then(
      (sweep) => this.#arrive(grip, sweep),
      () => this.#fail(grip),
    );
    this.surface.paint();
  }

  #arrive(grip, sweep) {
    if (grip.lost) return;
    grip.sweep = sweep;
    grip.start = nearest(sweep.columns.get(grip.handle), this.surface.values.get(grip.handle));
    this.#show(grip);
    if (grip.released) this.#commit(grip);
  }

  #fail(grip) {
    if (this.held === grip) this.held = null;
    this.surface.say(said("common.unanswered"));
  }

  #move(event) {
    const grip = this.held;
    if (!grip || event.pointerId !== grip.pointer) return;
    const travelled = event.clientX - grip.startX + (grip.startY - event.clientY);
    if (Math.abs(event.clientX - grip.startX) > STILL || Math.abs(event.clientY - grip.startY) > STILL)
      grip.moved = true;
    grip.rows = Math.round(travelled / PIXELS_PER_ROW);
    if (grip.moved) this.#show(grip);
  }

  #show(grip) {
    if (!grip.sweep || !grip.moved) return;
    const row = Math.max(0, Math.min(grip.sweep.rows - 1, grip.start + grip.rows));
    grip.overlay ??= this.surface.values.addOverlay(grip.sweep, row);
    grip.overlay.row = row;
    this.surface.paint();
  }

  #release(event) {
    const grip = this.held;
    if (!grip || event.pointerId !== grip.pointer) return;
    this.held = null;
    grip.released = true;
    if (!grip.moved) this.surface.edit(grip.handle);
    else if (grip.sweep) this.#commit(grip);
    this.surface.paint();
  }

  #commit(grip) {
    if (grip.moved && grip.overlay) this.surface.commit(grip.overlay);
  }

  #lose(event) {
    const grip = this.held;
    if (grip && event.pointerId === grip.pointer) this.#drop(grip);
  }

  #drop(grip) {
    this.held = null;
    grip.lost = true;
    if (grip.overlay) this.surface.values.removeOverlay(grip.overlay);
    this.surface.paint();
  }

  #key(event) {
    const handle = handleOf(event.target);
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || /^[0-9.,−-]$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      this.#settle();
      this.surface.edit(handle, event.key === "Enter" ? null : event.key);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.#letGo(event.target);
    } else if (event.key in STEPS || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      event.stopPropagation();
      this.#nudge(handle, event.key, event.shiftKey);
    }
  }

  // A drag under way is taken back; else the handle gives up the focus.
  #letGo(node) {
    this.#settle();
    if (this.held) this.#drop(this.held);
    else node.blur();
  }

  async #nudge(handle, key, far) {
    let sweep;
    try {
      sweep = await this.surface.sweep(handle);
    } catch {
      this.#fail(null);
      return;
    }
    const column = sweep.columns.get(handle);
    const row = target(column, this.surface.values.get(handle), key, far);
    if (this.keyed?.handle !== handle) {
      this.#settle();
      this.keyed = { handle, overlay: this.surface.values.addOverlay(sweep, row) };
    }
    this.keyed.overlay.row = row;
    clearTimeout(this.keyed.timer);
    this.keyed.timer = setTimeout(() => this.#settle(), SETTLE);
    this.surface.paint();
  }

  // Key presses in quick succession become one change.
  #settle() {
    if (!this.keyed) return;
    clearTimeout(this.keyed.timer);
    const { overlay } = this.keyed;
    this.keyed = null;
    this.surface.commit(overlay);
  }
}

const handleOf = (node) => node.closest?.("[data-handle]")?.dataset.handle ?? null;

function nearest(column, value) {
  let best = 0;
  for (let row = 1; row < column.length; row += 1) {
    if (Math.abs(column[row] - value) < Math.abs(column[best] - value)) best = row;
  }
  return best;
}

// The next recorded row in a direction; a value between two rows goes to its neighbour first.
function target(column, value, key, far) {
  const last = column.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = STEPS[key] * (far && Math.abs(STEPS[key]) === 1 ? 10 : 1);
  const above = column.findIndex((entry) => entry >= value);
  const between = above >= 0 && column[above] !== value;
  const start = between && step > 0 ? above - 1 : above;
  return Math.max(0, Math.min(last, start + step));
}
