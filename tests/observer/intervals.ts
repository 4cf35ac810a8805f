/** Sets of instants as half-open stretches `[from, to)` of milliseconds, in order and apart. */
export type Stretch = readonly [from: number, to: number];

/** Any stretches as a set: empty ones gone, those that touch joined. */
export function setOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    if (to <= from) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The part of some stretches inside one. */
export function cut(stretches: readonly Stretch[], [from, to]: Stretch): readonly Stretch[] {
  return setOf(stretches.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const));
}

/** What is in the first set and not in the second. */
export function minus(set: readonly Stretch[], taken: readonly Stretch[]): readonly Stretch[] {
  let left = set;
  for (const [from, to] of setOf(taken)) {
    left = left.flatMap(([a, b]): Stretch[] => [
      [a, Math.min(b, from)],
      [Math.max(a, to), b],
    ]);
    left = setOf(left);
  }
  return left;
}

export function measure(set: readonly Stretch[]): number {
  return set.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The first `atMost` milliseconds of one stretch. */
export function start([from, to]: Stretch, atMost: number): Stretch {
  return [from, Math.min(to, from + atMost)];
}
