// The worksheet in the making: which exercises, how many, in how many variants, and what comes of it.
import { choices, Tools } from "../../controls/buttons.js";
import { LinkCopier } from "../../controls/clipboard.js";
import { element } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const TYPED = ["title", "questions", "variants", "seed"];
const FILES = ["sheet", "moodle", "qti"];

export class Maker {
  constructor(requests) {
    this.requests = requests;
    // What the server said last of each field.
    this.told = new Map();
    this.node = element("section", "maker");
    this.node.id = "worksheets";
    this.tools = new Tools(
      { ...requests.travel, link: () => this.copier.copy() },
      said("teach.maker.reset"),
      { hasPictures: false },
    );
    const bar = element("div", "bar");
    bar.append(element("h2", "", said("teach.maker.title")), this.tools.node);
    this.kinds = element("fieldset", "kinds");
    this.levels = element("div", "segmented");
    this.fields = new Map(TYPED.map((name) => [name, this.#field(name)]));
    this.alert = element("p", "refused");
    this.alert.setAttribute("role", "alert");
    this.links = new Map(FILES.map((name) => [name, result(name)]));
    const results = element("div", "results");
    results.append(...this.links.values());
    this.node.append(
      bar,
      element("p", "about", said("teach.maker.about")),
      this.kinds,
      this.#settings(),
      this.alert,
      results,
    );
    this.copier = new LinkCopier(this.node, bar);
  }

  show({ kinds, level, levels, typed, most, untitled, files, can, message }) {
    this.#showKinds(kinds);
    choices(
      this.levels,
      said("teach.maker.level"),
      levels.map((name) => [String(name), said(`teach.maker.levels.${name}`)]),
      String(level),
      (name) => this.requests.send({ kind: "level", level: Number(name) }),
    );
    for (const [name, input] of this.fields) {
      if (name === "title") input.placeholder = untitled;
      input.maxLength = most[name] === most.title ? most.title : 12;
      // What is being typed is ahead of what the server knows; what was refused stays to be corrected.
      const isTyped = input === activeIn(input) && input.value !== this.told.get(name);
      if (this.requests.settled && !message && !isTyped) input.value = typed[name];
      this.told.set(name, typed[name]);
    }
    if (this.alert.textContent !== message) this.alert.textContent = message;
    for (const [name, node] of this.links) node.querySelector("a").setAttribute("href", files[name]);
    this.tools.show(can);
  }

  #settings() {
    const row = element("div", "settings");
    const level = element("div", "level");
    level.append(element("span", "caption", said("teach.maker.level")), this.levels);
    const other = element("button", "other", said("teach.maker.other"));
    other.type = "button";
    other.addEventListener("click", () => this.requests.send({ kind: "other" }));
    const labels = TYPED.map((name) => this.fields.get(name).parentElement);
    row.append(...labels.slice(0, -1), level, ...labels.slice(-1), other);
    return row;
  }

  #field(name) {
    const label = element("label", name);
    label.append(element("span", "caption", said(`teach.maker.typed.${name}`)));
    const input = element("input");
    input.name = name;
    input.autocomplete = "off";
    if (name !== "title") input.inputMode = "numeric";
    input.addEventListener("change", () => this.requests.send({ kind: "text", name, text: input.value }));
    label.append(input);
    return input;
  }

  #showKinds(kinds) {
    const drawn = JSON.stringify(kinds.map(({ title }) => title));
    if (drawn !== this.kinds.dataset.drawn) {
      this.kinds.dataset.drawn = drawn;
      const legend = element("legend", "caption", said("teach.maker.kinds"));
      this.kinds.replaceChildren(legend, ...kinds.map((kind) => this.#kind(kind)));
    }
    for (const [place, box] of this.#boxes().entries()) box.checked = kinds[place].chosen;
  }

  #kind({ name, title }) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.value = name;
    box.addEventListener("change", () => {
      const chosen = this.#boxes().filter((each) => each.checked);
      this.requests.send({ kind: "kinds", kinds: chosen.map((each) => each.value) });
    });
    label.append(box, ` ${title}`);
    return label;
  }

  #boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.kinds.querySelectorAll("input")]);
  }
}

const activeIn = (node) => /** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement;

// What a sheet can become: a link, and a line about it.
function result(name) {
  const node = element("div", `result ${name}`);
  const link = element("a", "", said(`teach.maker.files.${name}.title`));
  if (name === "sheet") link.target = "_blank";
  else link.download = "";
  node.append(link, element("p", "", said(`teach.maker.files.${name}.about`)));
  return node;
}
