// Recorded sweeps: asked for once per question, kept, and looked up row by row while a handle moves.
import { API } from "../exchange/api.js";
import { columnsOf } from "./columns.js";

const KEEP = 60;
const KEEP_LINES = 12;

/**
 * Numbers recorded by the server for every row a handle can be moved to.
 * @typedef {object} Sweep
 * @property {string} [handle] what is moved
 * @property {number | string} [span] how far
 * @property {number} [day] the day it was asked for, where there are days
 * @property {number} rows
 * @property {Map<string, Float64Array>} columns one number a row
 * @property {Map<string, Float64Array[]>} lines one line a row, or fewer lines than rows
 */

const kept = new Map();
const keptLines = new Map();

// numbers: the fifteen settings in order; the handle's own value does not matter to its sweep.
export function fetchSweep({ handle, span, numbers, order, decimals, variant = null }) {
  const listed = order.map((name) => (name === handle ? "" : String(numbers[name]))).join(",");
  const query = new URLSearchParams({ handle, span, numbers: listed });
  if (decimals !== null) query.set("paper", decimals);
  if (variant) query.set("variant", variant);
  const question = query.toString();
  return once(kept, KEEP, question, () => ask(`${API}sweep?${question}`, {}, { handle, span }));
}

// Any other page's recorded columns: one question, one answer, kept.
export function fetchColumns(path, asked, handle, span) {
  const question = `${path}?${new URLSearchParams(asked)}`;
  return once(kept, KEEP, question, () => ask(`${API}${question}`, {}, { handle, span }));
}

// question: a series with everything that is set; the sweep holds one day in full and lines over all days.
export function fetchSequenceSweep(question) {
  const body = JSON.stringify(question);
  const { handle, span, day } = question;
  return once(keptLines, KEEP_LINES, body, () =>
    ask(`${API}sequence-sweep`, { method: "POST", body }, { handle, span, day }),
  );
}

// A question as parameters of one of the server's addresses; the answer depends on nothing else.
export function fetchRecorded(address, question) {
  const query = `${API}${address}?${new URLSearchParams(question)}`;
  const { handle, span } = question;
  return once(keptLines, KEEP_LINES, query, () => ask(query, {}, { handle, span }));
}

// What a page looks up about a text; the text stands in the question, and the answer depends on nothing else.
export function fetchReading(what, question) {
  const body = JSON.stringify(question);
  return once(keptLines, KEEP_LINES, `${what} ${body}`, () =>
    ask(`${API}neurons/${what}`, { method: "POST", body }),
  );
}

function once(store, limit, question, fetching) {
  if (!store.has(question)) {
    const answer = fetching();
    answer.catch(() => store.delete(question));
    store.set(question, answer);
    if (store.size > limit) store.delete(store.keys().next().value);
  }
  return store.get(question);
}

// A sweep's line for a key at one of its rows; a long series' lines are recorded at fewer rows than its
// columns.
export function lineAt({ lines, rows }, row, key) {
  const recorded = lines?.get(key);
  return recorded ? recorded[Math.round((row * (recorded.length - 1)) / Math.max(1, rows - 1))] : null;
}

/** @returns {Promise<Sweep>} */
async function ask(url, options, about = {}) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(await response.text());
  const names = (response.headers.get("x-columns") ?? "").split(",");
  const shapes = (response.headers.get("x-lines") || "")
    .split(",")
    .filter(Boolean)
    .map((text) => text.split(":"))
    .map(([key, rows, days]) => ({ key, rows: Number(rows), days: Number(days) }));
  const numbers = new Float64Array(await response.arrayBuffer());
  const inLines = shapes.reduce((sum, { rows, days }) => sum + rows * days, 0);
  const rows = (numbers.length - inLines) / names.length;
  const columns = columnsOf(numbers, names, rows);
  return { ...about, rows, columns, lines: linesIn(numbers, names.length * rows, shapes) };
}

function linesIn(numbers, from, shapes) {
  const lines = new Map();
  let start = from;
  for (const { key, rows, days } of shapes) {
    lines.set(
      key,
      Array.from({ length: rows }, (_, row) =>
        numbers.subarray(start + row * days, start + (row + 1) * days),
      ),
    );
    start += rows * days;
  }
  return lines;
}
