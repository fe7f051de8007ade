// The row of controls: how the work is divided, where one stands in it, playing, and undo to copy link.
import { element } from "./segments.js";

const ICONS = {
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  undo: "M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3",
  redo: "M15 6l4.5 4.5L15 15M19 10.5h-9a5 5 0 0 0 0 10h3",
  reset: "M5 12a7 7 0 1 0 2.3-5.2M7.6 3v4.2h4.2",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1.200-1.200",
};
const SPEEDS = [["0.5", "½ speed"], ["1", "1× speed"], ["2", "2× speed"]];

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = `<path d="${ICONS[name]}"/>`;
  return svg;
}

function button(name, label, keys, act) {
  const node = element("button", `tool ${name}`);
  node.type = "button";
  node.append(icon(name));
  node.setAttribute("aria-label", label);
  node.title = keys ? `${label} (${keys})` : label;
  node.addEventListener("click", act);
  return node;
}

export class Bar {
  // act offers: divide(id), go(step), move(±1), play(), speed(factor), undo(), redo(), reset(), link()
  constructor(parent, act) {
    this.act = act;
    this.node = element("div", "bar");
    this.divide = element("div", "segmented");
    this.divide.setAttribute("role", "group");
    this.divide.setAttribute("aria-label", "Divide the work into");
    this.steps = element("div", "steps");
    this.steps.setAttribute("role", "group");
    this.steps.setAttribute("aria-label", "Steps");
    this.previous = button("previous", "Previous step", "←", () => act.move(-1));
    this.playing = button("play", "Play", "space", () => act.play());
    this.next = button("next", "Next step", "→", () => act.move(1));
    this.speed = element("select", "speed");
    this.speed.setAttribute("aria-label", "Playing speed");
    for (const [value, name] of SPEEDS) this.speed.append(new Option(name, value, value === "1", value === "1"));
    this.speed.addEventListener("change", () => act.speed(Number(this.speed.value)));
    const walk = element("div", "group");
    walk.append(this.previous, this.steps, this.next);
    const playing = element("div", "group");
    playing.append(this.playing, this.speed);
    this.undo = button("undo", "Undo", "Ctrl+Z", () => act.undo());
    this.redo = button("redo", "Redo", "Ctrl+Shift+Z", () => act.redo());
    this.reset = button("reset", "Back to the example", "", () => act.reset());
    this.link = button("link", "Copy link", "", () => act.link());
    this.reset.append(element("span", "caption", "Reset"));
    this.link.append(element("span", "caption", "Copy link"));
    const tools = element("div", "group tools");
    tools.append(this.undo, this.redo, this.reset, this.link);
    this.node.append(this.divide, walk, playing, tools);
    parent.append(this.node);
    this.drawn = "";
  }

  show(payload, division, step, playing) {
    const { divisions, vocabulary } = payload.words;
    const wanted = `${vocabulary},${division.id}`;
    if (wanted !== this.drawn) this.#rebuild(divisions, division);
    this.drawn = wanted;
    for (const node of this.steps.children) {
      const current = Number(node.dataset.step) === step;
      node.setAttribute("aria-current", current ? "step" : "false");
    }
    this.previous.disabled = step === 0;
    this.next.disabled = step === division.steps.length;
    this.playing.replaceChildren(icon(playing ? "pause" : "play"));
    this.playing.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.playing.setAttribute("aria-pressed", String(playing));
    this.undo.disabled = !payload.can.undo;
    this.redo.disabled = !payload.can.redo;
    this.reset.disabled = !payload.can.reset;
  }

  #rebuild(divisions, division) {
    this.divide.replaceChildren(
      ...divisions.map(({ id, title }) => {
        const node = element("button", "", title);
        node.type = "button";
        node.setAttribute("aria-pressed", String(id === division.id));
        node.addEventListener("click", () => this.act.divide(id));
        return node;
      }),
    );
    const titles = ["Whole unit", ...division.steps.map((told) => told.title)];
    this.steps.replaceChildren(
      ...titles.map((title, step) => {
        const node = element("button", "step", step === 0 ? "All" : String(step));
        node.type = "button";
        node.dataset.step = step;
        node.title = title;
        node.setAttribute("aria-label", step === 0 ? title : `${division.noun} ${step}: ${title}`);
        node.addEventListener("click", () => this.act.go(step));
        return node;
      }),
    );
  }
}
