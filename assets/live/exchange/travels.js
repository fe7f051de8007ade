// What can be undone and done again: the queries a page has had. Kept for the tab, so that a reload and a
// restarted server lose nothing.
const LIMIT = 200;

export class Travels {
  constructor(page) {
    this.key = `gatewise ${page}`;
    this.past = [];
    this.future = [];
  }

  // What an earlier load of the same screen left.
  restore(query) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key));
      if (kept?.query === query) Object.assign(this, { past: kept.past, future: kept.future });
    } catch {
      // A tab without a memory of its own begins anew.
    }
  }

  changed(before) {
    this.past = [...this.past, before].slice(-LIMIT);
    this.future = [];
  }

  undone(before) {
    this.past.pop();
    this.future.push(before);
  }

  redone(before) {
    this.future.pop();
    this.past.push(before);
  }

  keep(query) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ query, past: this.past, future: this.future }));
    } catch {
      // A full or forbidden memory costs the undo after a reload, nothing else.
    }
  }
}
