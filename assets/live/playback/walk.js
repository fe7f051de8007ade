// Where one stands in the steps, and the clock that walks on while playing.
import { Clock } from "./clock.js";

const PACE = 2600;

export class Walk {
  constructor(onMove, onRest) {
    this.onMove = onMove;
    this.onRest = onRest;
    this.division = "stages";
    this.step = 0;
    this.last = 0;
    this.clock = new Clock(PACE, () => this.#tick());
  }

  get playing() {
    return this.clock.running;
  }

  get isFirst() {
    return this.step === 0;
  }

  get isLast() {
    return this.step === this.last;
  }

  // The server's word; while playing, the browser is ahead of it.
  place(division, step) {
    if (this.playing) return;
    this.division = division;
    this.step = step;
  }

  divide(id) {
    this.pause();
    this.division = id;
    this.step = 0;
    this.#rest();
  }

  go(step) {
    this.pause();
    this.step = Math.max(0, Math.min(this.last, step));
    this.#rest();
  }

  move(by) {
    this.go(this.step + by);
  }

  // To the first step or the last; before the first lies the whole.
  edge(end) {
    this.go(end < 0 ? 1 : this.last);
  }

  setSpeed(factor) {
    this.clock.setSpeed(factor);
  }

  toggle() {
    if (this.playing) {
      this.pause();
      this.#rest();
      return;
    }
    this.step = this.step >= this.last ? 1 : this.step + 1;
    this.clock.start();
    this.onMove();
  }

  pause() {
    this.clock.stop();
  }

  #tick() {
    this.step += 1;
    if (this.step >= this.last) {
      this.step = this.last;
      this.pause();
      this.#rest();
      return;
    }
    this.onMove();
  }

  #rest() {
    this.onMove();
    this.onRest({ division: this.division, step: this.step });
  }
}
