// The network writes: its text, and what each character of it was drawn from.

import { button, Player } from "../../../controls/buttons.js";
import { copyText } from "../../../controls/clipboard.js";
import { Keyboard } from "../../../controls/keyboard.js";
import { rangeInput } from "../../../controls/range.js";
import { mounting } from "../../../core/mount.js";
import { paintRoles } from "../../../core/style.js";
import { fetchReading } from "../../../core/sweeps.js";
import { Days } from "../../../playback/days.js";
import { element } from "../../../text/segments.js";
import { said } from "../../../text/texts.js";
import { symbolsOf } from "../signs.js";
import { Choice } from "./choice.js";

// Where the sheet's tint is full.
const MOST_BITS = 8;
const PACE = 420;
const PATIENCE = 500;
const SHOWN_FOR = 4000;

class Writing {
  constructor(host, requests) {
    this.host = host;
    host.replaceChildren();
    this.requests = requests;
    this.choices = new Days(
      () => this.#look(),
      (choice) => this.requests.sendLatest({ kind: "choice", choice }),
      PACE,
    );
    const act = {
      move: (by) => this.choices.move(by),
      play: () => this.choices.toggle(),
      speed: (factor) => this.choices.setSpeed(factor),
    };
    this.#bar(act);
    const body = element("div", "writing");
    this.text = element("div", "scroll paper");
    this.text.tabIndex = 0;
    this.text.setAttribute("role", "region");
    this.text.setAttribute("aria-label", said("neurons.writing.label"));
    this.text.addEventListener("click", (event) => this.#point(event));
    this.choice = new Choice();
    const left = element("div");
    left.append(this.text, legend());
    body.append(left, this.choice.node);
    host.append(body);
    this.keyboard = new Keyboard(act);
    this.asked = "";
  }

  #bar(act) {
    const bar = element("div", "bar");
    this.previous = button("previous", said("neurons.writing.previous"), "←", () => act.move(-1));
    this.next = button("next", said("neurons.writing.next"), "→", () => act.move(1));
    this.where = element("span", "where");
    this.player = new Player(act);
    this.seek = rangeInput("seek", 1, said("neurons.writing.seek"));
    this.seek.addEventListener("input", () => this.choices.go(Number(this.seek.value) - 1));
    this.copy = button("copy", said("neurons.writing.copy"), "", () => this.#copy());
    this.copy.append(element("span", "caption", said("neurons.writing.copy_short")));
    this.status = element("p", "status");
    this.status.setAttribute("role", "status");
    const walk = element("div", "group");
    walk.append(this.previous, this.where, this.next);
    const tools = element("div", "group tools");
    tools.append(this.copy);
    bar.append(walk, this.player.node, this.seek, tools, this.status);
    this.host.append(bar);
  }

  receive(data) {
    this.data = data;
    this.signs = symbolsOf(data.signs);
    paintRoles(this.host, data.palette);
    const asked = JSON.stringify(data.question);
    if (asked !== this.asked) this.#write(asked);
    else if (this.columns) this.#settle();
  }

  leave() {
    this.keyboard.leave();
    this.choices.pause();
  }

  // --- a text --------------------------------------------------------------------

  async #write(asked) {
    const { question } = this.data;
    this.asked = asked;
    this.choices.pause();
    const slow = setTimeout(
      () => this.#say(said("neurons.writing.waiting", { count: question.characters })),
      PATIENCE,
    );
    try {
      const { lines } = await fetchReading("writing", question);
      if (asked !== this.asked) return;
      this.columns = new Map([...lines].map(([key, [column]]) => [key, column]));
      this.#say("");
      this.#show();
    } catch {
      if (asked !== this.asked) return;
      this.asked = "";
      this.#say(said("neurons.writing.no_answer"));
    } finally {
      clearTimeout(slow);
    }
  }

  #show() {
    const { prompt, cut } = this.data;
    const { signs } = this;
    this.choices.count = this.columns.get("symbol").length;
    this.seek.max = this.choices.count;
    const given = element("span", "given", cut ? `… ${prompt}` : prompt);
    given.title = said("neurons.writing.given");
    const parts = Array.from(this.columns.get("symbol"), (symbol, choice) => {
      const node = element("span", "made", signs(symbol).text);
      node.dataset.choice = choice;
      node.style.setProperty("--bits", this.columns.get("surprise")[choice]);
      return node;
    });
    this.parts = parts;
    this.text.replaceChildren(given, ...parts);
    this.looked = null;
    this.#settle();
  }

  #settle() {
    if (this.requests.settled && !this.choices.playing)
      this.choices.place(this.data.choice, this.choices.count);
    this.#look();
    this.host.dataset.answered = this.data.answered;
  }

  // --- a choice --------------------------------------------------------------------

  #look() {
    const { day: choice, count, playing } = this.choices;
    if (!this.parts) return;
    this.where.textContent = said("neurons.writing.where", { place: choice + 1, count });
    this.previous.disabled = choice === 0;
    this.next.disabled = choice === count - 1;
    this.seek.value = choice + 1;
    this.player.show(playing);
    this.#mark(choice);
    this.choice.show({ ...this.data, signs: this.signs, columns: this.columns, choice, playing });
    this.host.dataset.choice = choice + 1;
  }

  #mark(choice) {
    const sign = (place) => this.signs(this.columns.get("symbol")[place]);
    if (this.looked !== null) this.parts[this.looked].textContent = sign(this.looked).text;
    this.parts.forEach((node, place) => {
      node.classList.toggle("ahead", place > choice);
      node.classList.toggle("here", place === choice);
    });
    const node = this.parts[choice];
    // A new line has no body to mark but its sign.
    if (sign(choice).text === "\n") node.textContent = `${sign(choice).glyph}\n`;
    this.looked = choice;
    const box = node.getBoundingClientRect();
    const frame = this.text.getBoundingClientRect();
    if (box.bottom > frame.bottom) this.text.scrollTop += box.bottom - frame.bottom + box.height;
    else if (box.top < frame.top) this.text.scrollTop -= frame.top - box.top + box.height;
  }

  #point(event) {
    const { choice } = event.target.dataset;
    if (choice !== undefined) this.choices.go(Number(choice));
  }

  async #copy() {
    const { question } = this.data;
    const made = Array.from(this.columns.get("symbol"), (symbol) => this.signs(symbol).text).join("");
    const copied = await copyText(question.prompt + made, this.host);
    this.#say(said(`neurons.writing.${copied ? "copied" : "not_copied"}`));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#say(""), SHOWN_FOR);
  }

  #say(text) {
    this.status.textContent = text;
  }
}

function legend() {
  const node = element("p", "tint");
  node.append(
    `${said("neurons.writing.tint")} `,
    element("span", "tint-scale"),
    ` ${said("neurons.writing.tint_end", { most: MOST_BITS })}`,
  );
  node.firstChild.nextSibling.setAttribute("aria-hidden", "true");
  return node;
}

export default mounting("writing", Writing, {
  sheets: ["controls/controls.css", "tables/tables.css", "pages/neurons/writing/writing.css"],
});
