// A layout: a name, the box it is drawn in, and what it is made of, gathered kind by kind from its parts.
const KINDS = ["cards", "wires", "nodes", "curves", "pills", "texts", "names", "chips", "results"];

// Tab goes to the inputs first and then from part to part, in each as its sum is written: weights, then bias.
const INPUTS = ["x", "h_prev", "rnn_h_prev", "c_prev", "input_size"];
const WITHIN = ["state", "weight", "bias"];

export function compose(name, box, parts) {
  const gathered = Object.fromEntries(KINDS.map((kind) => [kind, parts.flatMap((part) => part[kind] ?? [])]));
  return { name, box, ...gathered, chips: inOrder(parts) };
}

function inOrder(parts) {
  const byStyle = (one, other) => WITHIN.indexOf(one.style) - WITHIN.indexOf(other.style);
  const byName = (one, other) => INPUTS.indexOf(one.handle) - INPUTS.indexOf(other.handle);
  const all = parts.flatMap(({ chips = [] }) => [...chips].sort(byStyle));
  const isInput = ({ handle }) => INPUTS.includes(handle);
  return [...all.filter(isInput).sort(byName), ...all.filter((chip) => !isInput(chip))];
}

// A wire's points from their coordinates: x, y, x, y, …
export function route(...coordinates) {
  const points = [];
  for (let at = 0; at < coordinates.length; at += 2) points.push([coordinates[at], coordinates[at + 1]]);
  return points;
}
