// Which number belongs to a key right now: a row of a recorded sweep while a handle moves, else the server's.
export class Values {
  constructor() {
    this.payload = null;
    this.overlays = [];
  }

  // Overlays answered by this payload are done; one still held or on its way stays on top.
  accept(payload) {
    this.payload = payload;
    this.overlays = this.overlays.filter(
      (overlay) => overlay.request === null || overlay.request > payload.answered,
    );
  }

  lay(sweep, row) {
    const overlay = { sweep, row, request: null };
    this.overlays.push(overlay);
    return overlay;
  }

  lift(overlay) {
    this.overlays = this.overlays.filter((other) => other !== overlay);
  }

  of(key) {
    for (let index = this.overlays.length - 1; index >= 0; index -= 1) {
      const { sweep, row } = this.overlays[index];
      // A sweep belongs to the day it was asked for; the picture may show another one by now.
      if (sweep.day !== undefined && sweep.day !== this.payload.day) continue;
      const column = sweep.columns.get(key);
      if (column) return column[row];
    }
    if (key.startsWith("exact."))
      return this.payload.decimals === null ? this.of(key.slice(6)) : this.payload.exact[key.slice(6)];
    return this.payload.values[key];
  }

  settings() {
    return Object.fromEntries(this.payload.settings.map((name) => [name, this.of(name)]));
  }
}
