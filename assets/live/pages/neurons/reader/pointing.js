// How a person points at characters: hover, click or tap, a drag over a span, and the same with keys.
import { said } from "../../../text/texts.js";

const STEP = { ArrowLeft: -1, ArrowRight: 1 };
const PAGE = 10;

export class Pointing {
  constructor(grid, act) {
    this.grid = grid;
    this.act = act;
    this.anchor = null;
    this.over = null;
    this.held = null;
    const { sheet, cursor } = grid;
    cursor.tabIndex = 0;
    cursor.setAttribute("role", "slider");
    cursor.setAttribute("aria-label", said("neurons.readout.cursor"));
    cursor.setAttribute("aria-valuemin", 1);
    sheet.addEventListener("pointermove", (event) => this.#move(event));
    sheet.addEventListener("pointerleave", () => this.#hover(null));
    sheet.addEventListener("pointerdown", (event) => this.#down(event));
    sheet.addEventListener("pointerup", (event) => this.#up(event));
    sheet.addEventListener("pointercancel", () => (this.held = null));
    cursor.addEventListener("keydown", (event) => this.#key(event));
    cursor.addEventListener("keyup", (event) => event.key === "Shift" && this.#settle());
    cursor.addEventListener("blur", () => this.#settle());
  }

  #hover(place) {
    if (place === this.over) return;
    this.over = place;
    this.grid.point(place);
    this.act.hover(place);
  }

  #down(event) {
    if (event.button !== 0) return;
    this.held = {
      place: this.grid.placeAt(event.clientX, event.clientY),
      brushes: event.pointerType !== "touch",
      span: null,
    };
    // A finger scrolls; only a mouse or a pen is held on to.
    if (this.held.brushes) this.grid.sheet.setPointerCapture(event.pointerId);
  }

  #move(event) {
    if (event.pointerType === "touch") return;
    const place = this.grid.placeAt(event.clientX, event.clientY);
    this.#hover(place);
    if (!this.held?.brushes || (place === this.held.place && !this.held.span)) return;
    this.held.span = between(this.held.place, place);
    this.#mark(this.held.span);
  }

  #up(event) {
    const { held } = this;
    this.held = null;
    if (!held) return;
    if (held.span) {
      this.act.brush(...held.span);
    } else {
      this.act.pick(this.grid.placeAt(event.clientX, event.clientY));
      if (held.brushes) this.grid.cursor.focus({ preventScroll: true });
    }
  }

  #mark(span) {
    for (const row of this.grid.nodes.values()) row.brush(span);
  }

  // --- keys -------------------------------------------------------------------------

  #key(event) {
    if (event.altKey || ((event.ctrlKey || event.metaKey) && !["Home", "End"].includes(event.key))) return;
    if (event.key === "Escape") {
      this.anchor = this.span = null;
      this.act.clear();
      return;
    }
    const to = this.#target(event);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    const from = this.grid.at;
    if (event.shiftKey) {
      this.anchor ??= from;
      this.span = between(this.anchor, to);
    } else {
      this.#settle();
    }
    this.#hover(null);
    this.act.pick(to);
    if (this.span) this.#mark(this.span);
  }

  #target(event) {
    const { rows, at, signs } = this.grid;
    const row = rows.rowOf(at);
    const { start, stop } = rows.at(row);
    const within = (place) => Math.max(0, Math.min(signs.length - 1, place));
    const far = event.ctrlKey || event.metaKey;
    if (event.key in STEP) return within(at + STEP[event.key]);
    if (event.key === "Home") return far ? 0 : start;
    if (event.key === "End") return far ? signs.length - 1 : stop - 1;
    const down = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE }[event.key];
    if (!down) return null;
    const next = rows.at(Math.max(0, Math.min(rows.count - 1, row + down)));
    return Math.min(next.stop - 1, next.start + at - start);
  }

  // What was marked with Shift held becomes the span when the key is let go.
  #settle() {
    if (this.span) this.act.brush(...this.span);
    this.anchor = this.span = null;
  }
}

const between = (one, other) => (one <= other ? [one, other + 1] : [other, one + 1]);
