// Recorded sweeps: asked for once per question, kept, and looked up row by row while a handle moves.
const KEEP = 60;
const ENDPOINT = new URL("../../../api/sweep", import.meta.url).href;

const kept = new Map();

// numbers: the fifteen settings in order; the handle's own value does not matter to its sweep.
export function fetchSweep({ handle, span, numbers, order, decimals }) {
  const listed = order.map((name) => (name === handle ? "" : String(numbers[name]))).join(",");
  const query = new URLSearchParams({ handle, span, numbers: listed });
  if (decimals !== null) query.set("paper", decimals);
  const question = query.toString();
  if (!kept.has(question)) {
    const answer = ask(`${ENDPOINT}?${question}`, handle, span);
    answer.catch(() => kept.delete(question));
    kept.set(question, answer);
    if (kept.size > KEEP) kept.delete(kept.keys().next().value);
  }
  return kept.get(question);
}

async function ask(url, handle, span) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  const names = response.headers.get("x-columns").split(",");
  const numbers = new Float64Array(await response.arrayBuffer());
  const rows = numbers.length / names.length;
  const columns = new Map(names.map((name, index) => [name, numbers.subarray(index * rows, (index + 1) * rows)]));
  return { handle, span, rows, columns };
}
