// Which parts of the picture are lit, dimmed or not reached yet at a step.

// The step at which each quantity arises; a product arises with the sum it is part of.
function arrivals(symbols, division) {
  const reached = new Map();
  for (const [index, { shows }] of division.steps.entries())
    for (const key of shows) reached.set(key, index + 1);
  for (const [key, symbol] of Object.entries(symbols)) {
    if (symbol.kind === "product") reached.set(key, reached.get(`z_${key[2]}`));
  }
  return reached;
}

function settingsUsed(symbols, shown) {
  const used = new Set();
  for (const key of shown) {
    for (const segment of symbols[key].numbers ?? []) if (segment.value) used.add(segment.value);
  }
  return used;
}

export function light(picture, symbols, division, step) {
  const reached = arrivals(symbols, division);
  const shown = step === 0 ? [] : division.steps[step - 1].shows;
  const used = settingsUsed(symbols, shown);
  for (const { node, key } of picture.parts) {
    let state = "lit";
    if (step > 0 && symbols[key].kind === "setting") state = used.has(key) ? "lit" : "past";
    else if (step > 0 && reached.get(key) > step) state = "future";
    else if (step > 0 && reached.get(key) < step) state = used.has(key) ? "near" : "past";
    node.dataset.state = state;
  }
}
