import { byCodeUnits } from '../../domain/figures/numbers.ts';

/** One group in one month: how many are behind it, and the group that it is part of (a service's institution), if any. */
export type MonthCell = {
  readonly cell: string;
  readonly parent: string | null;
  readonly month: string;
  readonly n: number;
};

/** What is not shown of a month. A range of whole months hides what any of its months hides. */
export type Hidden = {
  readonly total: boolean;
  readonly parents: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
};

type Part = { readonly name: string; readonly n: number };

/**
 * What has to be hidden of each month so that no group of fewer than `smallest` can be told, neither by its own cell nor by
 * subtracting what is shown: other cells from a total, services from their institution, one range of whole months from another
 * (ADR 0076). Each month is judged by itself, so that no difference of ranges tells more than its months do.
 */
export function hiddenByMonth(cells: readonly MonthCell[], smallest: number): ReadonlyMap<string, Hidden> {
  const months = Map.groupBy(cells, ({ month }) => month);
  return new Map([...months].map(([month, group]) => [month, hiddenIn(group, smallest)]));
}

function hiddenIn(cells: readonly MonthCell[], smallest: number): Hidden {
  const total = sum(cells);
  const byParent = Map.groupBy(cells, ({ parent }) => parent);
  const parts = [...byParent].map(([parent, group]) => ({ name: parent ?? '', n: sum(group) }));
  const isFlat = byParent.size === 1 && byParent.has(null);
  if (isFlat) {
    const own = suppressed(cells.map(partOf), smallest);
    return { total: isSmall(total, smallest), parents: new Set(), cells: own };
  }
  const parents = suppressed(parts, smallest);
  const hidden = new Set<string>();
  const underHidden: Part[] = [];
  for (const [parent, group] of byParent) {
    const children = group.map(partOf);
    if (!parents.has(parent ?? '')) {
      for (const name of suppressed(children, smallest)) hidden.add(name);
      continue;
    }
    // An institution all of whose services are shown is shown by them.
    const small = children.filter(({ n }) => isSmall(n, smallest));
    const [least] = ordered(children);
    for (const { name } of small.length > 0 || least === undefined ? small : [least]) hidden.add(name);
    underHidden.push(...children);
  }
  // The hidden institutions together are known; so is what is left of them when their shown services are taken out.
  for (const part of ordered(underHidden)) {
    const left = sum(underHidden.filter(({ name }) => hidden.has(name)));
    if (left >= smallest) break;
    hidden.add(part.name);
  }
  return { total: isSmall(total, smallest), parents, cells: hidden };
}

/** Small parts, and the next smallest ones until what is hidden is of two at least and is together not small. */
function suppressed(parts: readonly Part[], smallest: number): ReadonlySet<string> {
  const hidden = new Set(parts.filter(({ n }) => isSmall(n, smallest)).map(({ name }) => name));
  if (hidden.size === 0) return hidden;
  for (const part of ordered(parts)) {
    const together = sum(parts.filter(({ name }) => hidden.has(name)));
    if (hidden.size >= 2 && together >= smallest) break;
    hidden.add(part.name);
  }
  return hidden;
}

/** Those with somebody behind them, the smallest first, then by name: the same ones each time that it is asked. */
function ordered(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n || byCodeUnits(a.name, b.name));
}

function partOf({ cell, n }: MonthCell): Part {
  return { name: cell, n };
}

function isSmall(n: number, smallest: number): boolean {
  return n > 0 && n < smallest;
}

function sum(parts: readonly { readonly n: number }[]): number {
  return parts.reduce((all, { n }) => all + n, 0);
}
