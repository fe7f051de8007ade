// The keys of the app, in a list that "?" and a button of the bar open.
import { element } from "../text/dom.js";
import { said, saidTexts } from "../text/texts.js";
import { letters } from "./letters.js";

const STYLE = `
dialog {
  box-sizing: border-box; width: max-content; max-width: min(36rem, calc(100vw - 32px)); margin: auto;
  max-height: calc(100vh - 32px); overflow: auto; padding: 22px 26px 24px; border-radius: 14px;
  border: 1px solid color-mix(in srgb, var(--ink) 20%, var(--paper));
  box-shadow: 0 12px 50px rgb(0 0 0 / 30%);
  background: var(--paper); color: var(--ink); font: 400 16px/1.45 var(--font);
}
dialog::backdrop { background: rgb(0 0 0 / 35%); }
header { display: flex; align-items: center; justify-content: space-between; gap: 20px; margin-bottom: 10px; }
h2 { margin: 0; font-size: 20px; line-height: 1.3; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 9px 20px; margin: 0; align-items: baseline; }
dd { margin: 0; }
kbd {
  display: inline-block; min-width: 1.1em; padding: 1px 7px; border-radius: 6px; text-align: center;
  border: 1px solid color-mix(in srgb, var(--ink) 30%, var(--paper));
  background: color-mix(in srgb, var(--ink) 6%, var(--paper)); font: 600 14px/1.5 var(--font);
}
label { display: flex; gap: 9px; align-items: baseline; margin-top: 18px; padding-top: 14px;
  border-top: 1px solid color-mix(in srgb, var(--ink) 16%, var(--paper)); cursor: pointer; }
input { margin: 0; accent-color: currentColor; }
button {
  min-width: 44px; height: 36px; padding: 0 14px; border-radius: 8px; color: inherit; cursor: pointer;
  border: 1px solid color-mix(in srgb, var(--ink) 20%, var(--paper));
  background: none; font: 600 15px var(--font);
}
:is(button, input):focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media (max-width: 480px) {
  dialog { padding: 16px; }
  dl { grid-template-columns: 1fr; gap: 2px; }
  dd { margin-bottom: 9px; }
}
`;

class KeyList {
  constructor() {
    /** @type {HTMLDialogElement | null} */
    this.window = null;
  }

  toggle() {
    // What has been closed is told so a moment later.
    if (this.window?.open) this.window.close();
    else this.#open();
  }

  #open() {
    const host = element("div");
    host.dataset.keys = "";
    this.#dress(host);
    const window = this.#window();
    window.addEventListener("close", () => host.remove());
    host.attachShadow({ mode: "open" }).append(element("style", "", STYLE), window);
    document.body.append(host);
    this.window = window;
    window.showModal();
  }

  // Over the page there are none of the colours that live parts have.
  #dress(host) {
    const look = getComputedStyle(document.querySelector(".stApp") ?? document.body);
    const taken = { paper: look.backgroundColor, ink: look.color, font: look.fontFamily };
    for (const [name, value] of Object.entries(taken)) host.style.setProperty(`--${name}`, value);
  }

  #window() {
    const window = /** @type {HTMLDialogElement} */ (element("dialog"));
    const title = element("h2", "", said("common.keys.title"));
    title.id = "title";
    window.setAttribute("aria-labelledby", title.id);
    const close = element("button", "", said("common.keys.close"));
    close.addEventListener("click", () => window.close());
    const head = element("header");
    head.append(title, close);
    window.append(head, this.#list(), this.#choice());
    // Outside the window its backdrop is clicked.
    window.addEventListener(
      "click",
      (event) => event.target === window && isOutside(event) && window.close(),
    );
    return window;
  }

  #list() {
    const list = element("dl");
    for (const { keys, does } of saidTexts("common.keys.list")) {
      const name = element("dt");
      keys.forEach((key, place) => {
        if (place) name.append(" ");
        const combined = key.split("+").flatMap((one) => [" + ", element("kbd", "", one)]);
        name.append(...combined.slice(1));
      });
      list.append(name, element("dd", "", does));
    }
    return list;
  }

  // Who speaks to the computer, or rests a hand on the keys, can do without single letters.
  #choice() {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = letters.on;
    box.addEventListener("change", () => (letters.on = box.checked));
    label.append(box, element("span", "", said("common.keys.letters")));
    return label;
  }
}

function isOutside({ clientX, clientY, target }) {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

export const keyList = new KeyList();
