// Buttons with icons, and the tools that every live part has.
import { toggleCode } from "../handout/code.js";
import { refocus } from "../keys/focus.js";
import { PictureMenu } from "../picture/menu.js";
import { canPresent, leavePresent, togglePresent } from "../shell/view.js";
import { element } from "../text/segments.js";
import { said, saidTexts } from "../text/texts.js";
import { copyText } from "./clipboard.js";

const ICONS = {
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  stop: "M7 7h10v10H7z",
  undo: "M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3",
  redo: "M15 6l4.5 4.5L15 15M19 10.5h-9a5 5 0 0 0 0 10h3",
  reset: "M5 12a7 7 0 1 0 2.3-5.2M7.6 3v4.2h4.2",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  code: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M18 18h2v2",
  present: "M4 5h16v11H4zM12 16v4M8.5 20h7",
  leave: "M6 6l12 12M18 6L6 18",
  take: "M4 5h16v14H4zM4 17l5-5 4 4 3-3 4 4M15 9h.01",
  settings: "M4 7h9M17 7h3M15 4.500v5M4 17h3M11 17h9M9 14.500v5",
  link: [
    "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2",
    "M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1.200-1.200",
  ].join(""),
};
const SPEEDS = ["0.5", "1", "2"];

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = `<path d="${ICONS[name]}"/>`;
  return svg;
}

export function button(name, label, keys, act) {
  const node = element("button", `tool ${name}`);
  node.type = "button";
  node.append(icon(name));
  node.setAttribute("aria-label", label);
  node.title = keys ? `${label} (${keys})` : label;
  node.addEventListener("click", act);
  return node;
}

/** @returns {HTMLElement[]} a button and what it opens: the pictures of the page to take away */
export function pictureTool() {
  const opener = button("take", said("common.picture.title"), "", () => {});
  const menu = new PictureMenu(/** @type {HTMLButtonElement} */ (opener), copyText);
  return [opener, menu.node];
}

// Undo, redo, reset, presentation view, copy link, the link as a QR code and pictures to take away, set to
// the right of a bar.
export class Tools {
  constructor(act, back, { hasPictures = true } = {}) {
    this.undo = button("undo", said("common.tools.undo"), "Ctrl+Z", () => act.undo());
    this.redo = button("redo", said("common.tools.redo"), "Ctrl+Shift+Z", () => act.redo());
    this.reset = button("reset", back, "", () => act.reset());
    this.link = button("link", said("common.tools.link"), "", () => act.link());
    this.code = button("code", said("common.code.show"), "Q", toggleCode);
    this.reset.append(element("span", "caption", said("common.tools.reset")));
    this.link.append(element("span", "caption", said("common.tools.link")));
    this.node = element("div", "group tools");
    this.node.append(this.undo, this.redo, this.reset, this.link, this.code);
    if (hasPictures) this.node.append(...pictureTool());
    if (!canPresent()) return;
    this.reset.after(button("present", said("common.tools.present"), "F", togglePresent));
    this.node.append(button("leave", said("common.tools.leave"), "Esc", leavePresent));
  }

  show(can) {
    this.undo.disabled = !can.undo;
    this.redo.disabled = !can.redo;
    this.reset.disabled = !can.reset;
  }
}

/** The steps of a way with its whole before them, as numbered buttons that say what they lead to. */
export class StepButtons {
  /**
   * @param {string} label
   * @param {string} whole what stands on the button of the whole
   * @param {(step: number) => void} go
   */
  constructor(label, whole, go) {
    this.node = element("div", "steps");
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", label);
    this.whole = whole;
    this.go = go;
  }

  /**
   * @param {string[]} titles the whole's first
   * @param {(step: number, title: string) => string} spoken
   */
  name(titles, spoken) {
    if (titles.length !== this.node.children.length)
      this.node.replaceChildren(...titles.map((_, step) => this.#button(step)));
    for (const [step, node] of this.#buttons()) {
      node.title = titles[step];
      node.setAttribute("aria-label", step === 0 ? titles[step] : spoken(step, titles[step]));
    }
  }

  show(step) {
    for (const [place, node] of this.#buttons())
      node.setAttribute("aria-current", place === step ? "step" : "false");
  }

  #buttons() {
    return /** @type {HTMLElement[]} */ ([...this.node.children]).entries();
  }

  #button(step) {
    const node = element("button", "step", step === 0 ? this.whole : String(step));
    node.type = "button";
    node.dataset.step = step;
    node.addEventListener("click", () => this.go(step));
    return node;
  }
}

// Playing and its speed.
export class Player {
  constructor(act) {
    this.button = button("play", said("common.player.play"), said("common.player.key"), () => act.play());
    this.speed = element("select", "offer speed");
    this.speed.setAttribute("aria-label", said("common.player.speed"));
    for (const [place, value] of SPEEDS.entries()) {
      const name = saidTexts("common.player.speeds")[place];
      this.speed.append(new Option(name, value, value === "1", value === "1"));
    }
    this.speed.addEventListener("change", () => act.speed(Number(this.speed.value)));
    this.node = element("div", "group");
    this.node.append(this.button, this.speed);
  }

  show(playing) {
    this.button.replaceChildren(icon(playing ? "pause" : "play"));
    this.button.setAttribute(
      "aria-label",
      playing ? said("common.player.pause") : said("common.player.play"),
    );
    this.button.setAttribute("aria-pressed", String(playing));
  }
}

// One of a few, side by side; options are pairs of key and title.
export function choices(parent, label, options, chosen, act) {
  const wanted = JSON.stringify([options, chosen]);
  if (parent.dataset.drawn === wanted) return;
  const focused = parent.getRootNode().activeElement;
  const place = [...parent.children].indexOf(focused);
  parent.dataset.drawn = wanted;
  parent.setAttribute("role", "group");
  parent.setAttribute("aria-label", label);
  parent.replaceChildren(
    ...options.map(([key, title]) => {
      const node = element("button", "", title);
      node.type = "button";
      node.dataset.choice = key;
      node.setAttribute("aria-pressed", String(key === chosen));
      node.addEventListener("click", () => act(key));
      return node;
    }),
  );
  if (parent.children[place]) refocus(parent.children[place]);
}
