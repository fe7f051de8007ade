// Plays a recorded run at a pace: an epoch at a time or many, as far as the recording has come.
const BRISK = 1.5;
// Who changes a setting and presses the button at once wants to see that setting at work.
const BREATH = 2000;

export class RunPlayer {
  // onMove(epoch) at every frame that moves; the pace is the seconds of a whole run, null for brisk.
  constructor(onMove) {
    this.onMove = onMove;
    this.at = 0;
    this.last = 0;
    this.begunAt = 0;
    this.frame = null;
  }

  get running() {
    return this.frame !== null;
  }

  // Whether it was begun a moment ago.
  get isFresh() {
    return this.running && performance.now() - this.begunAt < BREATH;
  }

  // From epoch `at`; `reach()` says how far the recording has come.
  start(at, reach) {
    this.stop();
    this.at = at;
    this.reach = reach;
    this.begunAt = performance.now();
    this.last = this.begunAt;
    this.frame = requestAnimationFrame((now) => this.#step(now));
  }

  setPace(seconds, epochs) {
    this.seconds = seconds ?? BRISK;
    this.epochs = epochs;
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  // How many epochs are played in so many milliseconds.
  made(milliseconds) {
    return (milliseconds * this.epochs) / (1000 * this.seconds);
  }

  get left() {
    return ((this.epochs - this.at) * this.seconds) / this.epochs;
  }

  #step(now) {
    this.frame = requestAnimationFrame((next) => this.#step(next));
    const passed = Math.max(0, now - this.last);
    this.last = now;
    this.at = Math.min(this.reach(), this.at + this.made(passed));
    this.onMove(this.at);
  }
}
