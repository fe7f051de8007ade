// The kinds of exercises with how far one has come in each; the progress as a file; forgetting it.
import { save } from "../../../picture/files.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { IN_A_ROW } from "./store.js";

const FILE = "gatewise-progress.json";
const LARGEST = 100_000;

export class ProgressRow {
  /**
   * @param {import("./store.js").Progress} progress
   * @param {(kind: string) => void} choose
   */
  constructor(progress, choose) {
    this.progress = progress;
    this.choose = choose;
    this.node = element("section", "progress-row");
    this.node.setAttribute("aria-label", said("practise.progress.title"));
    this.kinds = element("div", "kinds");
    this.file = /** @type {HTMLInputElement} */ (element("input"));
    Object.assign(this.file, { type: "file", accept: ".json,application/json", hidden: true });
    this.file.addEventListener("change", () => this.#load());
    this.save = push(said("practise.progress.save"), () => this.#save());
    this.open = push(said("practise.progress.load"), () => this.file.click());
    this.drop = push(said("practise.progress.delete"), () => this.#sure(true));
    this.asked = element("span", "sure", said("practise.progress.sure"));
    this.yes = push(said("practise.progress.yes"), () => this.#forget());
    this.no = push(said("practise.progress.no"), () => this.#sure(false));
    this.status = element("span", "progress-status");
    this.status.setAttribute("role", "status");
    const tools = element("div", "progress-tools");
    tools.append(this.save, this.open, this.drop, this.asked, this.yes, this.no, this.file, this.status);
    const told = element("p", "quiet", said("practise.progress.told"));
    this.node.append(element("h3", "", said("practise.progress.title")), told, this.kinds, tools);
    this.#sure(false, false);
  }

  show({ kinds, kind }) {
    this.names = kinds.map(({ name }) => name);
    this.data = { kinds, kind };
    this.#draw();
  }

  #draw() {
    const { kinds, kind } = this.data;
    const drawn = JSON.stringify([kinds, kind, this.progress.kinds]);
    this.save.disabled = this.progress.isEmpty;
    this.drop.disabled = this.progress.isEmpty;
    if (!this.progress.kept) this.status.textContent = said("practise.progress.unkept");
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const root = /** @type {ShadowRoot} */ (this.node.getRootNode());
    const focused = /** @type {HTMLElement} */ (root.activeElement)?.dataset?.kind;
    this.kinds.replaceChildren(...kinds.map((one) => this.#kind(one, one.name === kind)));
    if (focused) /** @type {HTMLElement} */ (this.kinds.querySelector(`[data-kind="${focused}"]`))?.focus();
  }

  #kind({ name, title }, isHere) {
    const mastered = this.progress.isMastered(name);
    const row = Math.min(this.progress.of(name).row, IN_A_ROW);
    const node = push(title, () => this.choose(name));
    node.className = "kind";
    node.dataset.kind = name;
    node.setAttribute("aria-pressed", String(isHere));
    node.setAttribute(
      "aria-label",
      mastered
        ? said("practise.progress.mastered", { title })
        : said("practise.progress.kind", { title, row, all: IN_A_ROW }),
    );
    const dots = element("span", mastered ? "dots mastered" : "dots");
    const isBegun = row > 0 || isHere;
    dots.textContent = mastered ? "✓" : isBegun ? "●".repeat(row) + "○".repeat(IN_A_ROW - row) : "";
    node.append(dots);
    return node;
  }

  #save() {
    save(FILE, this.progress.exported, "application/json");
  }

  async #load() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    const isRead = file.size <= LARGEST && this.progress.load(await file.text(), this.names);
    this.status.textContent = isRead ? said("practise.progress.loaded") : said("practise.progress.refused");
    this.#draw();
  }

  #sure(asking, focus = true) {
    for (const node of [this.asked, this.yes, this.no]) node.hidden = !asking;
    for (const node of [this.save, this.open, this.drop]) node.hidden = asking;
    if (focus) (asking ? this.no : this.drop).focus();
  }

  #forget() {
    this.progress.forget();
    this.#sure(false, false);
    this.open.focus();
    this.status.textContent = said("practise.progress.gone");
    this.#draw();
  }
}

function push(title, act) {
  const node = /** @type {HTMLButtonElement} */ (element("button", "push small", title));
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}
