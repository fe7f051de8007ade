// Which day one looks at, and the clock that walks on while playing. The server is told one day at a time.
import { Clock } from "./clock.js";

const PACE = 1400;

export class Days {
  // onMove() after every move; onDay(day) where the server has to follow; pace in milliseconds a day.
  constructor(onMove, onDay, pace = PACE) {
    this.onMove = onMove;
    this.onDay = onDay;
    this.day = 0;
    this.count = 1;
    this.clock = new Clock(pace, () => this.#tick());
  }

  get playing() {
    return this.clock.running;
  }

  get isFirst() {
    return this.day === 0;
  }

  get isLast() {
    return this.day === this.count - 1;
  }

  place(day, count) {
    this.count = count;
    this.day = day;
  }

  go(day) {
    this.pause();
    this.#to(day);
  }

  move(by) {
    this.go(this.day + by);
  }

  // To the first day or the last.
  edge(end) {
    this.go(end < 0 ? 0 : this.count - 1);
  }

  setSpeed(factor) {
    this.clock.setSpeed(factor);
  }

  toggle() {
    if (this.playing) {
      this.pause();
      this.onMove();
      return;
    }
    const next = this.day >= this.count - 1 ? 0 : this.day + 1;
    if (next < this.count - 1) this.clock.start();
    this.#to(next);
  }

  pause() {
    this.clock.stop();
  }

  #tick() {
    if (this.day + 1 >= this.count - 1) this.pause();
    this.#to(this.day + 1);
  }

  #to(day) {
    const wanted = Math.max(0, Math.min(this.count - 1, day));
    const moved = wanted !== this.day;
    this.day = wanted;
    this.onMove();
    if (moved) this.onDay(wanted);
  }
}
