// Where one stands: a step of the series and a part of it; walking on goes from part to part and then to the
// step that the layer reads next.
import { Clock } from "../../playback/clock.js";

const PACE = 2600;

export class LayerWalk {
  // onMove() after every move; onRest() where the server has to follow.
  constructor(onMove, onRest) {
    this.onMove = onMove;
    this.onRest = onRest;
    this.step = 0;
    this.last = 0;
    this.time = 0;
    this.count = 1;
    this.backward = false;
    this.clock = new Clock(PACE, () => this.#tick());
  }

  get playing() {
    return this.clock.running;
  }

  // The step of the series that the layer reads first, and the last.
  get #first() {
    return this.backward ? this.count - 1 : 0;
  }

  get isFirst() {
    return this.step === 0;
  }

  get isLast() {
    return this.step === this.last && this.time === this.count - 1 - this.#first;
  }

  // The server's word; while playing, the browser is ahead of it.
  place({ at, count, backward }, step) {
    this.count = count;
    this.backward = backward;
    if (this.playing) return;
    this.time = at;
    this.step = step;
  }

  move(by) {
    this.pause();
    this.#go(by);
    this.#rest();
  }

  go(step) {
    this.pause();
    this.step = step;
    this.#rest();
  }

  goTo(time) {
    this.pause();
    this.time = Math.max(0, Math.min(this.count - 1, time));
    this.#rest();
  }

  // To the first part of this step or the last; before the first lies the whole.
  edge(end) {
    this.go(end < 0 ? 1 : this.last);
  }

  toggle() {
    if (this.playing) {
      this.pause();
      this.onMove();
      return;
    }
    if (this.isLast) {
      this.time = this.#first;
      this.step = 0;
    }
    this.#go(1);
    this.clock.start();
    this.#rest();
  }

  setSpeed(factor) {
    this.clock.setSpeed(factor);
  }

  pause() {
    this.clock.stop();
  }

  #tick() {
    this.#go(1);
    if (this.isLast) this.pause();
    this.#rest();
  }

  #go(by) {
    const onward = this.backward ? -by : by;
    const next = this.time + onward;
    const there = next >= 0 && next < this.count;
    if (by > 0 && this.step === this.last) {
      if (there) [this.time, this.step] = [next, 1];
    } else if (by < 0 && this.step === 1 && there) [this.time, this.step] = [next, this.last];
    else this.step = Math.max(0, Math.min(this.last, this.step + by));
  }

  #rest() {
    this.onMove();
    this.onRest();
  }
}
