// The button that takes a picture of the page, or its equations, away: into a file or to the clipboard.
import { loadSheet } from "../core/style.js";
import { element } from "../text/dom.js";
import { said } from "../text/texts.js";
import { asPng, canCopyPicture, copyPicture, save } from "./files.js";
import { picturesHere } from "./known.js";
import { latexFile } from "./latex.js";
import { fileName, nameOf } from "./names.js";
import { take, textOf } from "./take.js";

const SHEET = "picture/picture.css";
const GAP = 6;
const EDGE = 8;
const TEX = "application/x-tex";
const SVG = "image/svg+xml";
const PNG = "image/png";

export class PictureMenu {
  /**
   * @param {HTMLButtonElement} button opens it
   * @param {(text: string, host: HTMLElement) => Promise<boolean>} copyText
   */
  constructor(button, copyText) {
    this.button = button;
    this.copyText = copyText;
    this.node = element("div", "picture-menu");
    this.node.popover = "auto";
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", said("common.picture.title"));
    button.popoverTargetElement = this.node;
    this.#build();
    this.dressed = false;
    this.node.addEventListener("beforetoggle", (event) => event.newState === "open" && this.#open());
    // Escape closes the menu and leaves nothing else: the focus goes back to the button.
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      this.node.hidePopover();
      button.focus();
    });
    this.node.addEventListener("toggle", (event) => event.newState === "open" && this.#place());
  }

  #build() {
    this.which = element("select", "offer");
    const label = element("label", "", said("common.picture.which"));
    label.append(this.which);
    this.label = label;
    this.which.addEventListener("change", () => this.#offer());
    const entry = (name, act) => {
      const node = element("button");
      node.type = "button";
      node.dataset.take = name;
      node.append(
        element("b", "", said(`common.picture.${name}`)),
        element("span", "", said(`common.picture.${name}_for`)),
      );
      node.addEventListener("click", () => this.#attempt(act));
      return node;
    };
    this.svg = entry("svg", () => this.#save("svg", SVG, async () => textOf(await this.#taken())));
    this.png = entry("png", () => this.#save("png", PNG, async () => asPng(await this.#taken())));
    this.copy = entry("copy", () => this.#copy());
    this.tex = entry("tex", () => this.#save("tex", TEX, () => this.#equations()));
    this.copyTex = entry("copy_tex", () => this.#copyTex());
    this.status = element("p", "taken");
    this.status.setAttribute("role", "status");
    this.node.append(label, this.svg, this.png, this.copy, this.tex, this.copyTex, this.status);
  }

  // What can be taken is what is on the page now.
  #open() {
    if (!this.dressed) loadSheet(this.node, SHEET);
    this.dressed = true;
    const before = this.pictures?.[this.which.selectedIndex]?.node;
    this.pictures = picturesHere();
    const names = this.pictures.map((picture) => nameOf(picture, this.pictures));
    this.which.replaceChildren(...names.map((name) => new Option(name)));
    this.which.selectedIndex = Math.max(
      0,
      this.pictures.findIndex(({ node }) => node === before),
    );
    this.label.hidden = this.pictures.length < 2;
    this.status.textContent = this.pictures.length ? "" : said("common.picture.none");
    this.#offer();
  }

  #offer() {
    const { picture } = this;
    for (const node of [this.svg, this.png]) node.hidden = !picture;
    this.copy.hidden = !picture || !canCopyPicture();
    for (const node of [this.tex, this.copyTex]) node.hidden = !picture?.equations?.().length;
  }

  get picture() {
    return this.pictures[this.which.selectedIndex];
  }

  // By its button, above it where there is more room.
  #place() {
    const at = this.button.getBoundingClientRect();
    const { width, height } = this.node.getBoundingClientRect();
    const isBelow = at.bottom + GAP + height < innerHeight || at.top < height + GAP;
    const left = Math.max(EDGE, Math.min(at.right - width, innerWidth - width - EDGE));
    this.node.style.left = `${left}px`;
    this.node.style.top = `${Math.max(EDGE, isBelow ? at.bottom + GAP : at.top - GAP - height)}px`;
  }

  // --- taking -------------------------------------------------------------------

  async #attempt(act) {
    try {
      this.status.textContent = await act();
    } catch (problem) {
      console.info(problem);
      this.status.textContent = said("common.picture.failed");
    }
    this.#place();
  }

  #taken() {
    const { picture } = this;
    const title = said("common.picture.of", {
      name: nameOf(picture, this.pictures),
      page: document.querySelector("h1")?.textContent ?? "",
    });
    const about =
      picture.node.getAttribute("aria-label") ?? picture.node.querySelector("[aria-label]")?.ariaLabel;
    return take(picture, { title, about: about ?? "" });
  }

  // The name is that of the picture as it was asked for.
  async #save(ending, type, content) {
    const file = `${fileName(this.picture, this.pictures)}.${ending}`;
    save(file, await content(), type);
    return said("common.picture.saved", { file });
  }

  async #copy() {
    await copyPicture(this.#taken());
    return said("common.picture.copied");
  }

  #equations() {
    const name = nameOf(this.picture, this.pictures);
    return latexFile(this.picture.equations(), said("common.picture.head", { name }));
  }

  async #copyTex() {
    if (!(await this.copyText(this.#equations(), this.node))) throw new RangeError("no clipboard");
    return said("common.picture.copied_tex");
  }
}
