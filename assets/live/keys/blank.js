// A black screen, so that a class looks at whoever speaks; any key or click brings the page back.
import { element } from "../text/dom.js";
import { said } from "../text/texts.js";

const STYLE = `
dialog {
  box-sizing: border-box; width: 100vw; height: 100vh; max-width: none; max-height: none; margin: 0;
  padding: 0; border: 0; outline: 0; background: #000; color: #b5b5b5; cursor: none;
  forced-color-adjust: none;
}
dialog::backdrop { background: #000; }
p {
  position: absolute; inset: auto 0 6vh; margin: 0; text-align: center; opacity: 0;
  font: 400 18px/1.4 system-ui, sans-serif;
}
.sought { cursor: default; }
.sought p { opacity: 1; }
`;

class Blank {
  constructor() {
    /** @type {HTMLElement | null} */
    this.host = null;
  }

  get isOn() {
    return this.host !== null;
  }

  show() {
    this.host = element("div");
    this.host.dataset.blank = "";
    const screen = /** @type {HTMLDialogElement} */ (element("dialog"));
    const told = element("p", "", said("common.keys.blank"));
    told.id = "told";
    // Who comes to it hears what happened; who looks for the mouse reads it.
    screen.setAttribute("aria-labelledby", told.id);
    screen.append(told);
    screen.addEventListener("click", () => this.hide());
    screen.addEventListener("cancel", () => this.hide());
    screen.addEventListener("pointermove", ({ movementX, movementY }) => {
      if (movementX || movementY) screen.classList.add("sought");
    });
    this.host.attachShadow({ mode: "open" }).append(element("style", "", STYLE), screen);
    document.body.append(this.host);
    screen.showModal();
  }

  // The focus goes back to where it was.
  hide() {
    const { host } = this;
    this.host = null;
    if (!host) return;
    host.shadowRoot.querySelector("dialog").close();
    host.remove();
  }
}

export const blank = new Blank();

// Escape that leaves the full screen is not told to the page.
document.addEventListener("fullscreenchange", () => document.fullscreenElement || blank.hide());
