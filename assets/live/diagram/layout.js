// A layout: a name, the box it is drawn in, and what it is made of, gathered kind by kind from its parts.
const KINDS = ["cards", "wires", "nodes", "curves", "pills", "texts", "names", "chips", "results"];

export function compose(name, box, parts) {
  const gathered = KINDS.map((kind) => [kind, parts.flatMap((part) => part[kind] ?? [])]);
  return { name, box, ...Object.fromEntries(gathered) };
}

// A wire's points from their coordinates: x, y, x, y, …
export function route(...coordinates) {
  const points = [];
  for (let at = 0; at < coordinates.length; at += 2) points.push([coordinates[at], coordinates[at + 1]]);
  return points;
}
