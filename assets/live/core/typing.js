// A number typed over a handle on its way to the server and back.
export class Typing {
  constructor(requests) {
    this.requests = requests;
    this.waiting = null;
  }

  typed(surface, handle, text, left = false) {
    if (text === null) {
      surface.say("");
      surface.focus(handle);
      return;
    }
    this.waiting = { id: this.requests.send({ kind: "text", handle, text }), handle, left };
  }

  settle(surface, { answered, message }) {
    if (!this.waiting || answered < this.waiting.id) return;
    const { waiting } = this;
    this.waiting = null;
    surface.answer(waiting, message);
  }
}
