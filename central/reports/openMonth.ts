import type { Sums } from '@turno25/shared/contracts/national.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';
import { plus } from '@turno25/shared/figures/nationalSums.ts';
import { joined, type Places, placesOf } from './places.ts';
import { type Cell, withheldCells } from './protection.ts';

type Proof = 'evidence' | 'generated' | 'mixed';

/** What was done in a month in a comuna for an institution. */
export type OpenCell = {
  readonly comuna: string;
  readonly institution: string;
  readonly proof: Proof;
  readonly sums: Sums;
};

/** A row as it is told: `institution` null is of several. */
export type OpenRow = {
  readonly place: string;
  /** The comunas of the place, in order: one, or those that are told together. */
  readonly comunas: readonly string[];
  readonly institution: string | null;
  readonly proof: Proof;
  readonly sums: Sums;
};

type Grouped = Cell & { readonly proof: Proof; readonly sums: Sums };

/** Institutions that have too few people in the whole country, in the cells of a month. */
const FEW = '\u0000few';

/**
 * The rows of a month in which nobody is told of by fewer than `least`, neither by a row nor by what sums of comunas and of
 * institutions leave over. They add up to the month; a month of fewer is not told. Where cells that may be told cannot hide a
 * small one, its comuna is told together with another.
 */
export function openMonth(cells: readonly OpenCell[], least: number): readonly OpenRow[] {
  const people = summedBy(cells, ({ comuna }) => comuna);
  if ([...people.values()].reduce((sum, n) => sum + n, 0) < least) return [];
  const few = pooledGroups(
    summedBy(cells, ({ institution }) => institution),
    least,
  );
  let places = placesOf(people, least);
  for (;;) {
    const grouped = groupedBy(cells, places, few);
    const { withheld, exposed } = withheldCells(grouped, least);
    if (exposed === null) return rowsOf(grouped, withheld, places);
    places = joined(places, exposed, people);
  }
}

/** People behind a cell: those who took a ticket for it, or more whom it attended after another. */
function peopleOf({ sums }: { readonly sums: Sums }): number {
  return Math.max(sums.tickets, sums.official.d);
}

function summedBy(cells: readonly OpenCell[], name: (cell: OpenCell) => string): ReadonlyMap<string, number> {
  const groups = Map.groupBy(cells, name);
  return new Map([...groups].map(([key, of]) => [key, of.reduce((sum, cell) => sum + peopleOf(cell), 0)]));
}

function groupedBy(cells: readonly OpenCell[], places: Places, few: ReadonlySet<string>): readonly Grouped[] {
  const named = cells.map((cell) => ({
    ...cell,
    place: places.get(cell.comuna) ?? cell.comuna,
    institution: few.has(cell.institution) ? FEW : cell.institution,
  }));
  return [...Map.groupBy(named, ({ place, institution }) => `${place}\n${institution}`).values()].flatMap((of) => {
    const [first] = of;
    return first === undefined
      ? []
      : [
          {
            place: first.place,
            institution: first.institution,
            n: of.reduce((sum, one) => sum + peopleOf(one), 0),
            ...together(of),
          },
        ];
  });
}

function rowsOf(grouped: readonly Grouped[], withheld: ReadonlySet<Cell>, places: Places): readonly OpenRow[] {
  const members = Map.groupBy(places.keys(), (comuna) => places.get(comuna) ?? comuna);
  const comunasOf = (place: string): readonly string[] => (members.get(place) ?? []).toSorted();
  const isApart = (cell: Grouped): boolean => withheld.has(cell) || cell.institution === FEW;
  const told = grouped
    .filter((cell) => cell.n > 0 && !isApart(cell))
    .map(({ place, institution, proof, sums }) => ({ place, comunas: comunasOf(place), institution, proof, sums }));
  const rest = [...Map.groupBy(grouped.filter(isApart), ({ place }) => place)]
    .map(([place, of]) => ({ place, comunas: comunasOf(place), institution: null, ...together(of) }))
    .filter(({ sums }) => peopleOf({ sums }) > 0);
  return [...told, ...rest];
}

/** Sums and proof of several; there is one at least. */
function together(of: readonly { readonly sums: Sums; readonly proof: Proof }[]): Pick<Grouped, 'sums' | 'proof'> {
  return of
    .map(({ sums, proof }) => ({ sums, proof }))
    .reduce((all, one) => ({
      sums: plus(all.sums, one.sums),
      proof: all.proof === one.proof ? all.proof : ('mixed' as const),
    }));
}
