// The fifteen numbers as things to take hold of: pointer, keys, and a click or Enter to type.
const PIXELS_PER_ROW = 2;
const STILL = 4;
const SETTLE = 350;
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export class Handles {
  // unit offers: sweep(handle) → promise, values, paint(), commit(overlay), type(handle, text)
  constructor(svg, unit) {
    this.unit = unit;
    this.held = null;
    this.keyed = null;
    svg.addEventListener("pointerover", (event) => this.#prepare(event));
    svg.addEventListener("focusin", (event) => this.#prepare(event));
    svg.addEventListener("focusout", () => this.#settle());
    svg.addEventListener("pointerdown", (event) => this.#grab(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    svg.addEventListener("pointerup", (event) => this.#release(event));
    svg.addEventListener("pointercancel", (event) => this.#lose(event));
    svg.addEventListener("lostpointercapture", (event) => this.#lose(event));
    svg.addEventListener("keydown", (event) => this.#key(event));
    this.svg = svg;
  }

  get busy() {
    return this.held !== null || this.keyed !== null;
  }

  #prepare(event) {
    const handle = handleOf(event.target);
    if (handle && !this.held) this.unit.sweep(handle).catch(() => {});
  }

  #grab(event) {
    const handle = handleOf(event.target);
    if (!handle || this.held || event.button !== 0) return;
    event.preventDefault();
    this.#settle();
    this.svg.setPointerCapture(event.pointerId);
    const grip = {
      handle,
      pointer: event.pointerId,
      from: event.clientX,
      low: event.clientY,
      rows: 0,
      moved: false,
      overlay: null,
      over: false,
    };
    this.held = grip;
    this.unit.focus(handle);
    this.unit.sweep(handle).then(
      (sweep) => this.#arrive(grip, sweep),
      () => this.#fail(grip),
    );
    this.unit.paint();
  }

  #arrive(grip, sweep) {
    if (grip.lost) return;
    grip.sweep = sweep;
    grip.start = nearest(sweep.columns.get(grip.handle), this.unit.values.of(grip.handle));
    this.#show(grip);
    if (grip.over) this.#commit(grip);
  }

  #fail(grip) {
    if (this.held === grip) this.held = null;
    this.unit.say("The server did not answer; the number is unchanged. Try again.");
  }

  #move(event) {
    const grip = this.held;
    if (!grip || event.pointerId !== grip.pointer) return;
    const travelled = event.clientX - grip.from + (grip.low - event.clientY);
    if (Math.abs(event.clientX - grip.from) > STILL || Math.abs(event.clientY - grip.low) > STILL)
      grip.moved = true;
    grip.rows = Math.round(travelled / PIXELS_PER_ROW);
    if (grip.moved) this.#show(grip);
  }

  #show(grip) {
    if (!grip.sweep || !grip.moved) return;
    const row = Math.max(0, Math.min(grip.sweep.rows - 1, grip.start + grip.rows));
    grip.overlay ??= this.unit.values.lay(grip.sweep, row);
    grip.overlay.row = row;
    this.unit.paint();
  }

  #release(event) {
    const grip = this.held;
    if (!grip || event.pointerId !== grip.pointer) return;
    this.held = null;
    grip.over = true;
    if (!grip.moved) this.unit.edit(grip.handle);
    else if (grip.sweep) this.#commit(grip);
    this.unit.paint();
  }

  #commit(grip) {
    if (grip.moved && grip.overlay) this.unit.commit(grip.overlay);
  }

  #lose(event) {
    const grip = this.held;
    if (!grip || event.pointerId !== grip.pointer) return;
    this.held = null;
    grip.lost = true;
    if (grip.overlay) this.unit.values.lift(grip.overlay);
    this.unit.paint();
  }

  #key(event) {
    const handle = handleOf(event.target);
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || /^[0-9.,−-]$/.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      this.#settle();
      this.unit.edit(handle, event.key === "Enter" ? null : event.key);
    } else if (event.key in STEPS || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      event.stopPropagation();
      this.#nudge(handle, event.key, event.shiftKey);
    }
  }

  async #nudge(handle, key, far) {
    let sweep;
    try {
      sweep = await this.unit.sweep(handle);
    } catch {
      this.#fail(null);
      return;
    }
    const column = sweep.columns.get(handle);
    const row = target(column, this.unit.values.of(handle), key, far);
    if (this.keyed?.handle !== handle) {
      this.#settle();
      this.keyed = { handle, overlay: this.unit.values.lay(sweep, row) };
    }
    this.keyed.overlay.row = row;
    clearTimeout(this.keyed.timer);
    this.keyed.timer = setTimeout(() => this.#settle(), SETTLE);
    this.unit.paint();
  }

  // Key presses in quick succession become one change.
  #settle() {
    if (!this.keyed) return;
    clearTimeout(this.keyed.timer);
    const { overlay } = this.keyed;
    this.keyed = null;
    this.unit.commit(overlay);
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
