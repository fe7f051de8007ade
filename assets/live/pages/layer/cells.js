// Cells of tables that show numbers, some of which can be typed over where they stand.
import { Editor } from "../../controls/editor.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const STRONGEST = 34;
const FIELD = { width: 84, height: 32 };

// A cell coloured by its number: the stronger, the further from 0; hatched below 0.
export function heat(text, value, largest, extra = "") {
  const node = element("td", `heat ${extra}${value < 0 ? " negative" : ""}`, text);
  node.style.setProperty("--heat", `${Math.round(Math.min(1, Math.abs(value) / largest) * STRONGEST)}%`);
  return node;
}

const cellOf = (event) => event.target.closest("td.sets");

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
    // What has no answer yet, in order, and which cell the alert speaks of.
    this.sent = [];
    this.refused = null;
    // What it said before the person went to the cell that is typed in.
    this.seen = "";
    this.pressed = null;
    this.alert = element("p", "alert");
    this.alert.setAttribute("role", "alert");
    // Not on each cell: an answer may put another in its place before the finger is lifted.
    frame.addEventListener("pointerdown", (event) => this.#pressed(event));
    frame.addEventListener("pointerup", (event) => this.#lifted(event));
    this.editor = new Editor(frame, (handle, text) => this.#typed(handle, text));
  }

  // Lets a number be typed over; `name` is what the field is called.
  sets(node, handle, name, value) {
    node.classList.add("sets");
    node.dataset.handle = handle;
    node.dataset.value = String(value);
    node.title = name;
    return node;
  }

  // What became of the texts: accepted, they are in the numbers by now. Another cell may be typed in already.
  settle({ answered, message }) {
    const last = this.sent.filter(({ number }) => number <= answered).at(-1);
    if (!last) return;
    this.sent = this.sent.filter(({ number }) => number > answered);
    const isHere = this.editor.handle === last.handle;
    if (message) {
      this.#say(said("layer.refused", { name: last.name, problem: message }), last.handle);
      if (isHere && this.#cell(last.handle)) this.editor.refuse();
      else if (isHere) this.editor.close();
    } else {
      if (this.refused === last.handle || this.alert.textContent === last.seen) this.#say("", null);
      if (isHere) this.editor.close();
    }
  }

  close() {
    this.editor.close();
    this.#say("", null);
  }

  #pressed(event) {
    this.pressed = cellOf(event)?.dataset.handle ?? null;
    this.seen = this.alert.textContent;
  }

  #lifted(event) {
    const cell = cellOf(event);
    const { handle, value } = cell?.dataset ?? {};
    if (!handle || handle !== this.pressed || event.button !== 0) return;
    if (this.refused === handle) this.#say("", null);
    this.editor.open(handle, this.#spot(cell), cell.title, value, null);
  }

  #typed(handle, text) {
    if (text === null) {
      this.#say("", null);
      return;
    }
    const name = this.#cell(handle)?.title ?? "";
    this.sent.push({ number: this.send(handle, text), handle, name, seen: this.seen });
  }

  #say(message, handle) {
    this.alert.textContent = message;
    this.refused = handle;
  }

  #cell(handle) {
    const cells = this.frame.querySelectorAll("td.sets");
    return /** @type {HTMLElement[]} */ ([...cells]).find((cell) => cell.dataset.handle === handle);
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
