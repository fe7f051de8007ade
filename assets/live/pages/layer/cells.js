// Cells of tables that show numbers, some of which can be typed over where they stand.
import { Editor } from "../../controls/editor.js";
import { element } from "../../text/segments.js";

const STRONGEST = 34;
const FIELD = { width: 84, height: 32 };

// A cell coloured by its number: the stronger, the further from 0; hatched below 0.
export function heat(text, value, largest, extra = "") {
  const node = element("td", `heat ${extra}${value < 0 ? " negative" : ""}`, text);
  node.style.setProperty("--heat", `${Math.round(Math.min(1, Math.abs(value) / largest) * STRONGEST)}%`);
  return node;
}

/** One field to type in, over whichever cell was clicked. */
export class Cells {
  /**
   * @param {HTMLElement} frame in which the cells stand
   * @param {(handle: string, text: string) => number} send returns the number of the request
   */
  constructor(frame, send) {
    frame.classList.add("typed-in");
    this.frame = frame;
    this.send = send;
    this.sent = null;
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    this.editor = new Editor(frame, (handle, text, left) => this.#typed(handle, text, left));
  }

  // Lets a number be typed over; `name` is what the field is called.
  sets(node, handle, name, value) {
    node.classList.add("sets");
    node.dataset.handle = handle;
    node.title = name;
    node.addEventListener("click", () => {
      this.alert.textContent = "";
      this.editor.open(handle, this.#spot(node), name, String(value), null);
    });
    return node;
  }

  // What became of the text: accepted, it is in the numbers by now.
  settle({ answered, message }) {
    if (this.sent === null || answered < this.sent) return;
    this.sent = null;
    this.alert.textContent = message;
    if (message) this.editor.refuse();
    else this.editor.close();
  }

  close() {
    this.editor.close();
    this.alert.textContent = "";
  }

  #typed(handle, text, left) {
    if (text === null) {
      this.alert.textContent = "";
      return;
    }
    if (left) this.editor.close();
    this.sent = this.send(handle, text);
  }

  #spot(node) {
    const [cell, frame] = [node.getBoundingClientRect(), this.frame.getBoundingClientRect()];
    const width = Math.max(cell.width, FIELD.width);
    return {
      left: Math.max(0, Math.min(cell.left - frame.left, frame.width - width)),
      top: cell.top - frame.top,
      width,
      height: Math.max(cell.height, FIELD.height),
    };
  }
}
