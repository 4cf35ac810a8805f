import { openTable } from '@turno25/queue-server/exports/openData.ts';
import type { CubeReady } from '@turno25/shared/contracts/cube.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const LEAST = 10;
const figure = (key: string, unit: string, additive = true) => ({
  key,
  title: key,
  unit,
  unitTitle: unit,
  additive,
  source: 's',
  leavesOut: 'l',
  definition: 'd',
});
const group = fc
  .record({
    month: fc.constantFrom('2026-09', '2026-10'),
    service: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    tickets: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 80 })),
    within: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ month, service, tickets, within }) => ({
    key: [month, service],
    titles: [month, service.toUpperCase()],
    cells: [
      { hidden: null, numerator: tickets, denominator: null, value: tickets },
      { hidden: null, numerator: Math.floor((tickets * within) / 100), denominator: tickets, value: 1 },
      { hidden: null, numerator: 60_000, denominator: tickets, value: 1 },
    ],
  }));

test('open data tell of no few people, and what they tell of a month adds up to it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(group, { maxLength: 10, selector: ({ key }) => key.join() }), (groups) => {
      const figures = [figure('tickets', 'count'), figure('official', 'percent'), figure('waitP50', 'minutes', false)];
      const ready = { figures, smallestCell: LEAST, schema: 1, main: { groups } } as unknown as CubeReady;
      const { rows } = openTable(ready);
      for (const [, , tickets] of rows) expect(tickets).toBeGreaterThanOrEqual(LEAST);
      for (const [month, ofMonth] of Map.groupBy(groups, ({ key }) => key[0]!)) {
        const all = ofMonth.reduce((sum, { cells }) => sum + Number(cells[0]!.numerator), 0);
        const told = rows.filter((row) => row[0] === month);
        const sum = told.reduce((total, row) => total + Number(row[2]), 0);
        expect(sum).toBe(all < LEAST ? 0 : all);
        const within = told.reduce((total, row) => total + (row[3] as { numerator: number }).numerator, 0);
        if (all >= LEAST)
          expect(within).toBe(ofMonth.reduce((total, { cells }) => total + Number(cells[1]!.numerator), 0));
        // The median of several together is nobody's.
        for (const row of told) if (row[1] === null) expect(row[4]).toBeNull();
      }
    }),
  );
});
