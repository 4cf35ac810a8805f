import { byCodeUnits } from '@turno25/shared/domain/figures/numbers.ts';

/** People of a month in a place who came for an institution. */
export type Cell = { readonly place: string; readonly institution: string; readonly n: number };

/**
 * Which cells of a month are not told by themselves, so that nobody is told of by fewer than `least`. Sums of places and sums
 * of institutions are known elsewhere: what is withheld in a line of either kind is of two cells at least and of `least`
 * people, and no small cell follows from any sums and differences of lines. `exposed`: a place whose small cell nothing that is left can hide;
 * it has to be told together with another.
 */
export function withheldCells(
  cells: readonly Cell[],
  least: number,
): { readonly withheld: ReadonlySet<Cell>; readonly exposed: string | null } {
  const filled = cells.filter(({ n }) => n > 0).sort(bySize);
  const small = filled.filter(({ n }) => n < least);
  const withheld = new Set(small);
  const lines = [
    ...Map.groupBy(filled, ({ place }) => place).values(),
    ...Map.groupBy(filled, ({ institution }) => institution).values(),
  ];
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    for (const line of lines) completeLine(line, withheld, least);
    for (const cell of small) {
      if (!followsFromSums(cell, withheld)) continue;
      const more = filled.find(
        (one) => !withheld.has(one) && (one.place === cell.place || one.institution === cell.institution),
      );
      if (more === undefined) return { withheld, exposed: cell.place };
      withheld.add(more);
    }
  }
  return { withheld, exposed: null };
}

/** What is withheld of a line: nothing, or two cells and `least` people together. The smallest others join it. */
function completeLine(line: readonly Cell[], withheld: Set<Cell>, least: number): void {
  const own = line.filter((cell) => withheld.has(cell));
  if (own.length === 0) return;
  let together = own.reduce((sum, { n }) => sum + n, 0);
  let count = own.length;
  for (const cell of line) {
    if (count >= 2 && together >= least) return;
    if (withheld.has(cell)) continue;
    withheld.add(cell);
    count += 1;
    together += cell.n;
  }
}

/**
 * Whether a withheld cell can be worked out. Places and institutions are joined by the cells that are withheld; what sums of lines
 * say is all that they say, and a cell follows from them exactly where no other way leads from its place to its institution.
 */
function followsFromSums(cell: Cell, withheld: ReadonlySet<Cell>): boolean {
  const [start, end] = [`p ${cell.place}`, `i ${cell.institution}`];
  const ways = new Map<string, string[]>();
  const join = (from: string, to: string): void => {
    const known = ways.get(from);
    if (known === undefined) ways.set(from, [to]);
    else known.push(to);
  };
  for (const other of withheld) {
    if (other === cell) continue;
    join(`p ${other.place}`, `i ${other.institution}`);
    join(`i ${other.institution}`, `p ${other.place}`);
  }
  const seen = new Set([start]);
  const next = [start];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === end) return false;
    for (const to of ways.get(at) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      next.push(to);
    }
  }
  return true;
}

/** The smallest first, then by name: the same ones each time that it is asked. */
function bySize(a: Cell, b: Cell): number {
  return a.n - b.n || byCodeUnits(a.place, b.place) || byCodeUnits(a.institution, b.institution);
}
