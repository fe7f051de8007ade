// Which exercises somebody has solved, kept in their own browser and nowhere else. Only what was typed here
// counts: whoever opens a link that somebody handed in earns nothing by it.
const KEY = "gatewise practise";
const LIMIT = 400;
const LIMIT_MINE = 30;
export const IN_A_ROW = 5;

/**
 * Of one kind: how many in a row now, at best, in all.
 * @typedef {{ row: number, best: number, right: number }} Kept
 */

export class Progress {
  constructor() {
    this.kept = true;
    this.#read();
  }

  /** @returns {Kept} */
  of(kind) {
    return this.kinds[kind] ?? { row: 0, best: 0, right: 0 };
  }

  isMastered(kind) {
    return this.of(kind).best >= IN_A_ROW;
  }

  get isEmpty() {
    return Object.keys(this.kinds).length === 0;
  }

  typed(exercise, key, text) {
    this.#refresh();
    const { answers, helped } = this.#mineOf(exercise);
    this.#keep(exercise, { answers: { ...answers, [key]: [...(answers[key] ?? []), text] }, helped });
  }

  // A result was asked for here, so the exercise does not count.
  helped(exercise) {
    this.#refresh();
    this.#keep(exercise, { ...this.#mineOf(exercise), helped: true });
  }

  // Whether a choice was right only at a second try.
  guessed({ exercise, asked }) {
    const { answers } = this.#mineOf(exercise);
    return asked.some(
      ({ key, options, typed }) => options.length > 0 && (answers[key] ?? [typed])[0] !== typed,
    );
  }

  // Told of every payload: counts an exercise once; a shown result or a second try at a choice starts the
  // row anew.
  heed(data) {
    const { exercise, kind, done, shown, asked } = data;
    this.#refresh();
    if (exercise === null || this.counted.includes(exercise)) return;
    const before = this.of(kind);
    if (shown.length > 0) {
      if (this.#mineOf(exercise).helped) this.#count(exercise, kind, { ...before, row: 0 });
    } else if (done && asked.every(({ key, typed }) => this.#isMine(exercise, key, typed))) {
      const row = this.guessed(data) ? 0 : before.row + 1;
      this.#count(exercise, kind, { row, best: Math.max(row, before.best), right: before.right + 1 });
    }
  }

  get exported() {
    return JSON.stringify({ gatewise: "progress", kinds: this.kinds, counted: this.counted }, null, 1);
  }

  // Whether the text was such a file.
  load(text, names) {
    const found = parsed(text);
    if (found?.gatewise !== "progress") return false;
    this.kinds = onlyCounts(found.kinds, names);
    this.counted = onlyTexts(found.counted);
    this.#write();
    return true;
  }

  forget() {
    this.kinds = {};
    this.counted = [];
    this.mine = {};
    this.#write();
  }

  #mineOf(exercise) {
    return this.mine[exercise] ?? { answers: {}, helped: false };
  }

  #keep(exercise, found) {
    if (exercise === null) return;
    const { [exercise]: _, ...others } = this.mine;
    this.mine = Object.fromEntries([...Object.entries(others), [exercise, found]].slice(-LIMIT_MINE));
    this.#write();
  }

  #isMine(exercise, key, typed) {
    return (this.#mineOf(exercise).answers[key] ?? []).includes(typed);
  }

  #count(exercise, kind, found) {
    this.kinds = { ...this.kinds, [kind]: found };
    this.counted = [...this.counted, exercise].slice(-LIMIT);
    this.#write();
  }

  // Another window of the same browser may have gone on meanwhile.
  #refresh() {
    if (this.kept) this.#read();
  }

  #read() {
    let text = null;
    try {
      text = localStorage.getItem(KEY);
    } catch {
      this.kept = false;
    }
    const found = parsed(text) ?? {};
    this.kinds = onlyCounts(found.kinds);
    this.counted = onlyTexts(found.counted);
    this.mine = onlyOurs(found.mine);
  }

  #write() {
    const { kinds, counted, mine } = this;
    try {
      localStorage.setItem(KEY, JSON.stringify({ kinds, counted, mine }));
    } catch {
      // A full or forbidden memory: progress lasts as long as the page is open.
      this.kept = false;
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// What was typed here and whether a result was asked for, by exercise.
const onlyOurs = (found) =>
  Object.fromEntries(Object.entries(found ?? {}).filter(([, one]) => typeof one?.answers === "object"));

const isCount = (number) => Number.isInteger(number) && number >= 0;
const onlyTexts = (found) =>
  (Array.isArray(found) ? found : []).filter((text) => typeof text === "string").slice(-LIMIT);

function onlyCounts(found, names = null) {
  const entries = Object.entries(found ?? {}).filter(
    ([name, kept]) =>
      (names === null || names.includes(name)) && [kept?.row, kept?.best, kept?.right].every(isCount),
  );
  return Object.fromEntries(entries.map(([name, { row, best, right }]) => [name, { row, best, right }]));
}
