// Which number belongs to a key right now: a row of a recorded sweep while a handle moves, else a recorded
// one, else the server's.
import { lineAt } from "./sweeps.js";

/** @typedef {import("./sweeps.js").Sweep} Sweep */

/**
 * One row of a sweep, lying over everything else until its request is answered.
 * @typedef {object} Overlay
 * @property {Sweep} sweep
 * @property {number} row
 * @property {number | null} request the number of the request that commits it; null while it is held
 */

export class Values {
  /**
   * @param {(sweep: Sweep, payload: any) => boolean} [applies] whether a sweep's columns belong to what
   * the payload shows; its lines always do
   */
  constructor(applies = () => true) {
    this.applies = applies;
    this.payload = null;
    /** @type {Overlay[]} */
    this.overlays = [];
    /** @type {{ columns: Map<string, ArrayLike<number>>, row: number } | null} */
    this.recorded = null;
  }

  // Overlays answered by this payload are done; one still held or on its way stays on top.
  accept(payload) {
    this.payload = payload;
    this.overlays = this.overlays.filter(
      (overlay) => overlay.request === null || overlay.request > payload.answered,
    );
  }

  /** @returns {Overlay} */
  addOverlay(sweep, row) {
    const overlay = { sweep, row, request: null };
    this.overlays.push(overlay);
    return overlay;
  }

  removeOverlay(overlay) {
    this.overlays = this.overlays.filter((other) => other !== overlay);
  }

  // A row of recorded columns in place of the payload's numbers, below whatever is being moved; null: no
  // longer.
  record(columns, row = 0) {
    this.recorded = columns && { columns, row };
  }

  get(key) {
    for (let index = this.overlays.length - 1; index >= 0; index -= 1) {
      const { sweep, row } = this.overlays[index];
      const column = this.applies(sweep, this.payload) && sweep.columns.get(key);
      if (column) return column[row];
    }
    const column = this.recorded?.columns.get(key);
    if (column) return column[this.recorded.row];
    const { values, exact, decimals } = this.payload;
    if (!key.startsWith("exact.")) return values[key];
    return decimals === null ? this.get(key.slice(6)) : exact[key.slice(6)];
  }

  // The line a sweep holds for a key at the row on top; null where nothing is being moved.
  line(key) {
    for (let index = this.overlays.length - 1; index >= 0; index -= 1) {
      const line = lineAt(this.overlays[index].sweep, this.overlays[index].row, key);
      if (line) return line;
    }
    return null;
  }

  settings() {
    return Object.fromEntries(this.payload.settings.map((name) => [name, this.get(name)]));
  }
}
