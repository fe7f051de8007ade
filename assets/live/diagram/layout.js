// A layout: a name, the box it is drawn in, and what it is made of, gathered kind by kind from its parts.
const KINDS = ["cards", "wires", "nodes", "curves", "pills", "texts", "chips", "results"];

export function compose(name, box, parts) {
  const gathered = KINDS.map((kind) => [kind, parts.flatMap((part) => part[kind] ?? [])]);
  return { name, box, ...Object.fromEntries(gathered) };
}
