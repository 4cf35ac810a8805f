import type { OtherwiseView } from '@turno25/shared/contracts/forecast.ts';
import { expect, it } from 'vitest';
import { strictRows } from './strictRows.ts';

const ratio = (numerator: number) => ({ numerator, denominator: 4, percent: numerator * 25 });
const day = (...points: readonly (readonly [at: string, numerator: number])[]) => ({
  curve: points.map(([at, numerator]) => ({ at, official: ratio(0), strict: ratio(numerator) })),
});

it('puts the days side by side, and says nothing where one has no point', () => {
  const view = {
    real: day(['2026-11-20T12:00:00.000Z', 1]),
    same: day(['2026-11-20T12:00:00.000Z', 2], ['2026-11-20T12:15:00.000Z', 3]),
    changed: day(['2026-11-20T12:15:00.000Z', 4]),
  } as unknown as OtherwiseView;
  expect(strictRows(view)).toEqual([
    { at: '2026-11-20T12:00:00.000Z', real: ratio(1), same: ratio(2), changed: null },
    { at: '2026-11-20T12:15:00.000Z', real: null, same: ratio(3), changed: ratio(4) },
  ]);
});
