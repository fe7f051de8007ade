// Where each character of a text stands when its lines are wrapped to so many columns. Counting only.
const EARLIEST = 0.6;

export class WrappedRows {
  constructor(signs, width) {
    this.list = [];
    let line = 1;
    let start = 0;
    for (let place = 0; place < signs.length; place += 1) {
      if (signs[place] !== "\n" && place + 1 < signs.length) continue;
      this.#wrap(signs, start, place + 1, width, line);
      start = place + 1;
      line += 1;
    }
  }

  get count() {
    return this.list.length;
  }

  at(row) {
    return this.list[row];
  }

  rowOf(place) {
    let [low, high] = [0, this.list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.list[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // Line and column as a reader counts them, from 1.
  where(place) {
    const row = this.list[this.rowOf(place)];
    return row ? { line: row.line, column: place - row.lineStart + 1 } : { line: 1, column: 1 };
  }

  // Breaks a line after a space where there is one far enough to the right; a line's end never stands alone.
  #wrap(signs, lineStart, stop, width, line) {
    let start = lineStart;
    while (start < stop) {
      let end = Math.min(stop, start + width);
      if (end < stop) {
        let after = end;
        while (after > start + EARLIEST * width && signs[after - 1] !== " ") after -= 1;
        if (signs[after - 1] === " ") end = after;
      }
      this.list.push({ start, stop: end, line, lineStart, first: start === lineStart });
      start = end;
    }
  }
}
