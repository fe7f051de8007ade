// What the person asked for goes to the server in order, one at a time; each request has a number.
const PATIENCE = 4000;

export class Requests {
  constructor() {
    this.component = null;
    this.queue = [];
    this.sent = 0;
    this.answered = 0;
  }

  get settled() {
    return this.answered >= this.sent && this.queue.length === 0;
  }

  accept(data, component) {
    this.component = component;
    // A server that was started again, or has let go of the visitor, begins to count anew.
    if (data.answered < this.answered) this.sent = data.answered;
    this.answered = data.answered;
    this.sent = Math.max(this.sent, this.answered);
    this.#next();
  }

  send(request) {
    const last = this.queue.at(-1)?.id ?? this.sent;
    const id = Math.max(last, this.answered) + 1;
    this.queue.push({ id, ...request });
    this.#next();
    return id;
  }

  // What undo, redo and reset ask for, as a bar's tools and the keyboard call them.
  get travel() {
    return {
      undo: () => this.send({ kind: "undo" }),
      redo: () => this.send({ kind: "redo" }),
      reset: () => this.send({ kind: "reset" }),
    };
  }

  // A look elsewhere replaces one that waits, so that walking fast does not queue up.
  sendLatest(request) {
    if (this.queue.at(-1)?.kind === request.kind) this.queue.pop();
    return this.send(request);
  }

  #next() {
    if (this.queue.length === 0 || this.answered < this.sent) return;
    const request = this.queue.shift();
    this.sent = request.id;
    this.component.setTriggerValue("request", request);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#giveUp(request.id), PATIENCE);
  }

  // An answer can be lost with a connection; later requests must not wait for it for ever.
  #giveUp(id) {
    if (this.answered >= id) return;
    this.answered = id;
    this.#next();
  }
}
