// A logarithmic axis. Whole powers of ten around what is shown, at most seven of them named.
export function decades(logs, powers) {
  const [least] = powers[0];
  const low = Math.max(least, Math.floor(logs.reduce((one, other) => Math.min(one, other))));
  const high = Math.ceil(logs.reduce((one, other) => Math.max(one, other)));
  const from = low === high ? low - 1 : low;
  const step = Math.max(1, Math.ceil((high - from) / 6));
  const ticks = powers.filter(([power]) => power >= from && power <= high && (power - from) % step === 0);
  return { range: [from, high], ticks };
}
