// The row of controls: which cell and what it is called, the colours, what is drawn under the text, and the
// tools.
import { button, choices, Tools } from "../../../controls/buttons.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { WholeField } from "../../../text/whole_field.js";

const COLOURS = ["red-blue", "orange-purple"];
const STRIPS = ["gates", "guesses", "surprise"];

export class CellBar {
  constructor(parent, act) {
    this.act = act;
    this.node = element("div", "bar");
    this.tools = new Tools(act, said("neurons.bar.reset"));
    this.colours = element("div", "segmented later");
    this.node.append(this.#cell(), this.#strips(), this.colours, this.tools.node);
    parent.append(this.node);
  }

  show(data, look) {
    this.look = look;
    this.tools.show(data.can);
    const active = this.node.getRootNode().activeElement;
    this.number.within(0, data.units - 1);
    this.number.show(look.cell);
    const name = data.names[look.cell] ?? "";
    if (active !== this.name || look.cell !== this.named) this.name.value = name;
    this.named = look.cell;
    this.name.setAttribute("aria-label", said("neurons.bar.name_of", { unit: look.cell }));
    this.previous.disabled = look.cell === 0;
    this.next.disabled = look.cell === data.units - 1;
    for (const [key, node] of this.toggles)
      node.setAttribute("aria-pressed", String(look.strips.includes(key)));
    const pairs = COLOURS.map((key) => [key, said(`neurons.bar.pairs.${key}`)]);
    choices(this.colours, said("neurons.bar.colours"), pairs, data.colours, (colours) =>
      this.act.colours(colours),
    );
  }

  #cell() {
    const group = element("div", "group");
    this.previous = button("previous", said("neurons.bar.previous"), "", () =>
      this.act.cell(this.look.cell - 1),
    );
    this.next = button("next", said("neurons.bar.next"), "", () => this.act.cell(this.look.cell + 1));
    const label = element("label", "field", said("neurons.bar.unit"));
    this.number = new WholeField("number", (cell) => this.act.cell(cell), {
      complain: (problem) => this.act.complain(problem),
    });
    label.append(this.number.node);
    this.name = element("input", "name");
    const placeholder = said("neurons.bar.name");
    Object.assign(this.name, { type: "text", maxLength: 40, placeholder, autocomplete: "off" });
    this.name.addEventListener("change", () => this.act.name(this.name.value));
    group.append(this.previous, label, this.next, this.name);
    return group;
  }

  #strips() {
    const group = element("div", "group toggles");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", said("neurons.bar.draw"));
    this.toggles = STRIPS.map((key) => {
      const node = element("button", "toggle", said(`neurons.bar.strips.${key}`));
      node.type = "button";
      node.title = said(`neurons.bar.strips_help.${key}`);
      node.dataset.strip = key;
      node.addEventListener("click", () => {
        const { strips } = this.look;
        this.act.strips(STRIPS.filter((name) => (name === key) !== strips.includes(name)));
      });
      group.append(node);
      return [key, node];
    });
    return group;
  }
}
