// A number typed over a handle on its way to the server and back.
export class Typing {
  constructor(requests) {
    this.requests = requests;
    this.waiting = null;
  }

  typed(diagram, handle, text, left = false) {
    if (text === null) {
      diagram.say("");
      diagram.focus(handle);
      return;
    }
    this.waiting = { id: this.requests.send({ kind: "text", handle, text }), handle, left };
  }

  settle(diagram, { answered, message }) {
    if (!this.waiting || answered < this.waiting.id) return;
    const { waiting } = this;
    this.waiting = null;
    diagram.answer(waiting, message);
  }
}
