import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenByMonth, type MonthCell } from '../../../shared/figures/cube/smallCells.ts';

const RUNS = { numRuns: process.env.TURNO25_FULL ? 2_000 : 150 };
const SMALLEST = 10;

/** Services of institutions in some months, most of them with few answers. */
const tables: fc.Arbitrary<readonly MonthCell[]> = fc
  .record({
    parents: fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }),
    months: fc.integer({ min: 1, max: 3 }),
    flat: fc.boolean(),
  })
  .chain(({ parents, months, flat }) =>
    fc
      .array(fc.oneof(fc.nat(14), fc.constantFrom(0, 9, 10, 11, 60)), {
        minLength: parents.length * months,
        maxLength: parents.length * months,
      })
      .map((sizes) =>
        sizes.map((n, index) => {
          const place = index % parents.length;
          const month = `2026-0${1 + Math.floor(index / parents.length)}`;
          return { cell: `s${place}`, parent: flat ? null : `i${parents[place]}`, month, n };
        }),
      ),
  );

type Shown = { readonly what: string; readonly vector: readonly number[]; readonly shown: boolean; readonly n: number };

/** Every number that can be asked for: total, institutions and services, of every range of whole months. */
function everything(cells: readonly MonthCell[]): readonly Shown[] {
  const hidden = hiddenByMonth(cells, SMALLEST);
  const months = [...new Set(cells.map(({ month }) => month))].sort();
  const names = [...new Set(cells.map(({ cell }) => cell))];
  const parents = [...new Set(cells.flatMap(({ parent }) => parent ?? []))];
  const shown: Shown[] = [];
  for (const [first, from] of months.entries())
    for (const to of months.slice(first)) {
      const within = (month: string) => month >= from && month <= to;
      const of = months.filter(within);
      const ask = (what: string, belongs: (cell: MonthCell) => boolean, isHidden: (month: string) => boolean) => {
        const chosen = (cell: MonthCell) => within(cell.month) && belongs(cell);
        shown.push({
          what: `${what} ${from}..${to}`,
          vector: cells.map((cell) => (chosen(cell) ? 1 : 0)),
          shown: !of.some(isHidden),
          n: cells.filter(chosen).reduce((sum, { n }) => sum + n, 0),
        });
      };
      ask(
        'total',
        () => true,
        (month) => hidden.get(month)!.total,
      );
      for (const parent of parents)
        ask(
          parent,
          (cell) => cell.parent === parent,
          (month) => hidden.get(month)!.parents.has(parent),
        );
      for (const name of names)
        ask(
          name,
          (cell) => cell.cell === name,
          (month) => hidden.get(month)!.cells.has(name),
        );
    }
  return shown;
}

/** Whether a number is told by others: whether it is a sum of multiples of them, in the field of a large prime. */
function isTold(vector: readonly number[], by: readonly (readonly number[])[]): boolean {
  return rank([...by, vector]) === rank(by);
}

const PRIME = 2_147_483_647n;

function rank(vectors: readonly (readonly number[])[]): number {
  const rows = vectors.map((vector) => vector.map(BigInt));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, index) => index >= found && row[column] !== 0n);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!];
    const inverse = power(rows[found]![column]!, PRIME - 2n);
    for (let index = found + 1; index < rows.length; index += 1) {
      const factor = (rows[index]![column]! * inverse) % PRIME;
      if (factor === 0n) continue;
      rows[index] = rows[index]!.map((value, at) => (((value - factor * rows[found]![at]!) % PRIME) + PRIME) % PRIME);
    }
    found += 1;
  }
  return found;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square, left] = [1n, base % PRIME, exponent];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

describe('for any table', () => {
  test('no hidden cell can be recovered from what is shown, whatever ranges are subtracted', () => {
    let hiddenOnes = 0;
    fc.assert(
      fc.property(tables, (cells) => {
        const all = everything(cells);
        // Where nobody is, everybody knows that it is nothing.
        const nothing = cells.map((_, place) => cells.map((cell, at) => (at === place && cell.n === 0 ? 1 : 0)));
        const told = [...all.filter(({ shown }) => shown).map(({ vector }) => vector), ...nothing];
        for (const { what, vector, shown, n } of all) {
          if (shown) continue;
          hiddenOnes += 1;
          expect([what, n, isTold(vector, told)]).toEqual([what, n, false]);
        }
      }),
      RUNS,
    );
    expect(hiddenOnes).toBeGreaterThan(50);
  });

  test('no cell of a month with fewer than the smallest is shown, and what is hidden together is of enough', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        for (const [month, { total, cells: hidden }] of hiddenByMonth(cells, SMALLEST)) {
          const ofMonth = cells.filter((cell) => cell.month === month);
          for (const { cell, n } of ofMonth) if (n > 0 && n < SMALLEST) expect(hidden.has(cell)).toBe(true);
          const together = ofMonth.filter(({ cell }) => hidden.has(cell)).reduce((sum, { n }) => sum + n, 0);
          if (hidden.size > 0 && !total) expect(together).toBeGreaterThanOrEqual(SMALLEST);
        }
      }),
      RUNS,
    );
  });

  test('a month without small cells hides nothing', () => {
    const cells = ['a', 'b', 'c'].map((cell) => ({ cell, parent: null, month: '2026-01', n: 10 }));
    const hidden = hiddenByMonth(cells, SMALLEST).get('2026-01')!;
    expect([hidden.total, hidden.cells.size]).toEqual([false, 0]);
  });
});
