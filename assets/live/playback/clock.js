// The clock that walks on while playing, faster or slower.
export class Clock {
  constructor(pace, onTick) {
    this.pace = pace;
    this.onTick = onTick;
    this.factor = 1;
    this.timer = null;
  }

  get running() {
    return this.timer !== null;
  }

  start() {
    this.stop();
    this.timer = setInterval(this.onTick, this.pace / this.factor);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
  }

  setSpeed(factor) {
    this.factor = factor;
    if (this.running) this.start();
  }
}
