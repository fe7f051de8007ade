// Practise: an exercise in the picture of the unit or as a sheet, help with the line one works on, the worked
// solution, and one's own progress.

import { LinkCopier } from "../../controls/clipboard.js";
import { Keyboard } from "../../controls/keyboard.js";
import { announce } from "../../core/announce.js";
import { mounting } from "../../core/mount.js";
import { SizeObserver } from "../../core/paper.js";
import { paintRoles } from "../../core/style.js";
import { element } from "../../text/segments.js";
import { PractiseBar } from "./bar.js";
import { Board } from "./board/board.js";
import { Coach } from "./coach.js";
import { Choice } from "./fields/choice.js";
import { Field } from "./fields/field.js";
import { fingers, isIdle } from "./fields/focus.js";
import { Sheet } from "./fields/sheet.js";
import { Head } from "./head.js";
import { ProgressRow } from "./progress/row.js";
import { Progress } from "./progress/store.js";
import { Solution } from "./solution.js";

const PHONE = 640;

class Practise {
  constructor(host, requests) {
    this.host = host;
    this.requests = requests;
    this.progress = new Progress();
    const act = this.#actions();
    this.head = new Head();
    this.body = element("div", "exercise");
    this.coach = new Coach({ hint: (key, last) => this.#hint(key, last), turn: () => this.#turn() });
    this.bar = new PractiseBar(act);
    this.solution = new Solution((step) => this.#walk(step));
    this.row = new ProgressRow(this.progress, (name) => this.#another({ kind: "choose", name }));
    const { head, solution, row, coach, bar } = this;
    host.replaceChildren(head.node, this.body, coach.node, head.done, bar.node, solution.node, row.node);
    this.copier = new LinkCopier(host, bar.node);
    this.keyboard = new Keyboard(act, host);
    this.observer = new SizeObserver(() => this.data && this.#show());
    this.observer.observe(host);
    this.fields = [];
    // Whether a field has had the focus: before that none looks as if it had.
    this.begun = false;
    // Answers that are on their way to the server.
    this.waiting = [];
  }

  receive(data) {
    this.data = data;
    paintRoles(this.host, data.palette);
    this.progress.heed(data);
    this.#show();
    if (this.wanted && this.requests.settled) this.#begin();
    this.#settle();
    this.#reveal();
    this.host.dataset.answered = data.answered;
  }

  outcome() {
    return this.head.count.textContent;
  }

  leave() {
    this.form?.leave();
    this.observer.disconnect();
    this.keyboard.leave();
  }

  // --- showing ----------------------------------------------------------------------

  #show() {
    const { data } = this;
    const form = this.#formNow();
    const drawn = JSON.stringify([data.vocabulary, data.exercise, data.given, form]);
    const isNew = drawn !== this.drawn;
    const exercise = JSON.stringify(data.exercise);
    const isAnother = this.exercise !== undefined && exercise !== this.exercise;
    this.exercise = exercise;
    this.drawn = drawn;
    if (isNew) this.#build(form);
    for (const [place, field] of this.fields.entries())
      field.show(data.asked[place], data, this.requests.settled);
    this.form.show({
      ...data,
      words: { ...data.words, symbols: { ...data.words.symbols, ...data.symbols } },
    });
    this.head.show(data, this.progress.guessed(data));
    this.coach.node.hidden = data.done;
    this.bar.show({ ...data, hints: data.asked.some(({ hints }) => hints > 0) });
    this.solution.show(data);
    this.row.show(data);
    if (isAnother) announce(this.head.task.textContent);
    this.#advise();
    if (isNew) this.#begin();
  }

  // Products are asked for in the picture only where it is wide; on a phone there is no room for them.
  #formNow() {
    const { form, asked, symbols } = this.data;
    const products = asked.some(({ key }) => symbols[key]?.kind === "product");
    return form === "unit" && !(products && this.host.clientWidth < PHONE) ? "unit" : "sheet";
  }

  #build(form) {
    const { data } = this;
    this.form?.leave();
    const act = {
      answer: (key, text, on) => this.#answer(key, text, on),
      onward: (key) => this.#next(key)?.focus(),
      chosen: (key) => this.#chosen(key),
    };
    this.fields = data.asked.map((asked) => {
      const symbol = data.symbols[asked.key];
      return asked.options.length > 0 ? new Choice(asked, act, data.words) : new Field(asked, symbol, act);
    });
    this.form = form === "unit" ? new Board(this.fields) : new Sheet(data, this.fields);
    this.coach.take(form === "unit" ? this.fields.map(({ told }) => told) : []);
    this.body.dataset.form = form;
    this.body.replaceChildren(this.form.node);
    this.form.watch();
    this.active = this.fields[0].key;
    this.waiting = [];
  }

  #advise() {
    const place = Math.max(
      0,
      this.fields.findIndex(({ key }) => key === this.active),
    );
    this.coach.show(this.data.asked[place], this.fields[place], this.data);
    const told = this.data.solution.lines.at(-1)?.key;
    for (const { key, node } of this.fields) {
      node.toggleAttribute("data-active", this.begun && key === this.active);
      node.toggleAttribute("data-told", key === told);
    }
  }

  // The first open field is ready to be typed into, unless somebody is at work elsewhere, walks through the
  // solution or would get a keyboard over half the screen.
  #begin() {
    const first = this.fields.find((field) => !this.#isRight(field.key)) ?? null;
    if (!first) return;
    this.active = first.key;
    this.#advise();
    if (this.wanted) this.head.node.scrollIntoView({ block: "nearest" });
    const wanted = this.wanted ?? isIdle();
    this.wanted = null;
    if (wanted && !fingers.matches && !this.solution.isOpen) first.focus({ preventScroll: true });
  }

  // --- acting -----------------------------------------------------------------------

  #actions() {
    return {
      next: () => this.#another({ kind: "next" }),
      level: (by) => this.#another({ kind: "level", by }),
      solve: () => this.#walk(1),
      move: (by) => this.solution.move(by),
      edge: (end) => this.solution.edge(end),
      walks: () => this.solution.isOpen,
      hint: () => this.coach.ask(),
      ...this.requests.travel,
      reset: () => this.#another({ kind: "reset" }),
      link: () => this.copier.copy(),
    };
  }

  // The first open field has its turn once the answer is there.
  #another(event) {
    this.requests.send(event);
    this.wanted = true;
  }

  #hint(key, last) {
    if (last) this.progress.helped(this.data.exercise);
    this.requests.send({ kind: "hint", key });
  }

  #walk(step) {
    if (step > 0) this.progress.helped(this.data.exercise);
    this.walked = step > 0 ? { isNew: !this.solution.isOpen } : null;
    this.requests.send({ kind: "walk", step });
    if (step === 0) this.bar.solve.focus();
  }

  #answer(key, text, on) {
    this.progress.typed(this.data.exercise, key, text);
    this.waiting.push({ key, text, on, id: this.requests.send({ kind: "text", key, text }) });
  }

  // What was typed has its mark: it is spoken, and the next field has its turn.
  #settle() {
    const { data } = this;
    const waiting = this.waiting.filter(({ id }) => id <= data.answered).at(-1);
    if (!waiting) return;
    this.waiting = this.waiting.filter(({ id }) => id > data.answered);
    const field = this.fields.find(({ key }) => key === waiting.key);
    if (data.message && waiting.id === data.answered) field.refuse(data.message, waiting.text);
    announce([field.spoken, data.done ? this.head.done.textContent : ""].filter(Boolean).join(" "));
    if (!field.isSettled) field.told.scrollIntoView({ block: "nearest" });
    if (!waiting.on) return;
    if (data.done) this.bar.fresh.focus({ preventScroll: true });
    else if (field.isSettled) this.#next(waiting.key)?.focus();
    else field.focus({ preventScroll: true });
  }

  #reveal() {
    if (!this.walked || !this.requests.settled) return;
    if (this.solution.isOpen) this.solution.reveal(this.walked.isNew);
    this.walked = null;
  }

  // The next field in the order of calculation that is not right yet; after the last comes the first.
  #next(key) {
    const at = this.fields.findIndex((field) => field.key === key) + 1;
    const order = [...this.fields.slice(at), ...this.fields.slice(0, at)];
    return order.find((field) => field.key !== key && !this.#isRight(field.key)) ?? null;
  }

  #isRight(key) {
    return this.data.asked.find((asked) => asked.key === key)?.mark?.verdict === "right";
  }

  #chosen(key) {
    if (key === this.active && this.begun) return;
    this.begun = true;
    this.active = key;
    this.#advise();
  }

  #turn() {
    const field = this.fields.find(({ key }) => key === this.active);
    field.turn();
    if (!field.node.contains(/** @type {ShadowRoot} */ (this.host.getRootNode()).activeElement))
      field.input?.focus();
  }
}

export default mounting("practise", Practise, {
  sheets: [
    "controls/controls.css",
    "diagram/diagram.css",
    "predict/predict.css",
    "pages/practise/practise.css",
  ],
});
