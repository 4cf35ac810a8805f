/**
 * Which cells are hidden so that none can be found by taking the others from their total: every one of fewer than
 * `smallest` answers and, while those hidden are one alone or have too few together, the smallest of the rest. Places of
 * `counts`; empty cells hide nothing and nobody.
 */
export function hiddenCells(counts: readonly number[], smallest: number): ReadonlySet<number> {
  const filled = counts.map((count, place) => ({ count, place })).filter(({ count }) => count > 0);
  const hidden = filled.filter(({ count }) => count < smallest);
  if (hidden.length === 0) return new Set();
  const rest = filled.filter(({ count }) => count >= smallest).sort((a, b) => a.count - b.count || a.place - b.place);
  let answers = hidden.reduce((sum, { count }) => sum + count, 0);
  for (const next of rest) {
    if (hidden.length > 1 && answers >= smallest) break;
    hidden.push(next);
    answers += next.count;
  }
  return new Set(hidden.map(({ place }) => place));
}
