// Plays a recorded run at a pace: an epoch at a time or many, as far as the recording has come.
const BRISK = 1.5;

export class Player {
  // onMove(epoch) at every frame that moves; the pace is the seconds of a whole run, null for brisk.
  constructor(onMove) {
    this.onMove = onMove;
    this.at = 0;
    this.last = 0;
    this.frame = null;
  }

  get running() {
    return this.frame !== null;
  }

  // From epoch `at` of `epochs`; `reach()` says how far the recording has come.
  start(at, epochs, reach) {
    this.stop();
    this.at = at;
    this.epochs = epochs;
    this.reach = reach;
    this.last = performance.now();
    this.frame = requestAnimationFrame((now) => this.#step(now));
  }

  setPace(seconds) {
    this.seconds = seconds ?? BRISK;
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  get left() {
    return ((this.epochs - this.at) * this.seconds) / this.epochs;
  }

  #step(now) {
    this.frame = requestAnimationFrame((next) => this.#step(next));
    const passed = Math.max(0, now - this.last) / 1000;
    this.last = now;
    this.at = Math.min(this.reach(), this.at + (passed * this.epochs) / this.seconds);
    this.onMove(this.at);
  }
}
