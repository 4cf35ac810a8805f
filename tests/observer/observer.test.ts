import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureDay } from '../../shared/domain/figures/v2/measured.ts';
import { rollFigures } from '../../shared/domain/figures/v2/rolls.ts';
import { unitRows } from '../../shared/domain/figures/v2/rows.ts';
import { type Compliance, type Fraction, standardOf } from '../../shared/domain/figures/v2/standard.ts';
import { randomDays } from '../support/randomWaits.ts';
import { DATE, eventsOf, histories, nowOf } from '../support/waitHistories.ts';
import { type ObservedVisit, observe } from './observer.ts';
import { type Shares, sharesOf, strictOf } from './shares.ts';
import type { Told } from './told.ts';

/** How many random days; more with `OBSERVED_DAYS`. fast-check prints the seed and the smallest day that differs. */
const RUNS = Number(process.env.OBSERVED_DAYS ?? 1_000);

function expectAgreement(events: readonly unknown[], now: number | null): void {
  const told = events as readonly Told[];
  const observed = observe(told, now);
  const day = measureDay(events as Parameters<typeof measureDay>[0], DATE, now);
  const rows = unitRows(day).map(({ unitId, attended, brief, officialMs, strictMs, uncertain }) => ({
    id: unitId,
    attended,
    brief,
    official: officialMs,
    strict: strictMs,
    interval: uncertain,
  }));
  expect(rows).toEqual(observed.flatMap(({ units }) => units).map((unit) => seenRow(unit, observed)));
  const standard = standardOf(day);
  expect(sharesText(standard)).toEqual(sharesOf(observed, told, ({ excluded }) => !excluded));
  const papers = told.filter(({ type }) => type === 'rollVisitEntered').map(({ payload }) => payload.visitId);
  const without = rollFigures(day, events as Parameters<typeof rollFigures>[1])?.without ?? standard;
  expect(sharesText(without)).toEqual(
    sharesOf(observed, told, ({ excluded, visitId }) => !excluded && !papers.includes(visitId)),
  );
  expect(sharesText(standard.withoutExclusions)).toEqual(sharesOf(observed, told, () => true));
}

function seenRow(unit: ObservedVisit['units'][number], all: readonly ObservedVisit[]) {
  const { id, attended, brief, official, interval } = unit;
  return { id, attended, brief, official, strict: strictOf(unit, all), interval };
}

function sharesText({ official, strict, withoutBrief }: Compliance): Shares {
  const pair = ({ num, den }: Fraction) => [num, den] as const;
  return {
    official: pair(official),
    strict: pair(strict),
    officialWithoutBrief: pair(withoutBrief.official),
    strictWithoutBrief: pair(withoutBrief.strict),
  };
}

test('the observer and the figures agree on every day worked by hand', () => {
  for (const history of histories()) expectAgreement(eventsOf(history), nowOf(history));
});

test('the observer and the figures agree on days at random', { timeout: 60_000 + 5 * RUNS }, () => {
  fc.assert(
    fc.property(randomDays, ({ events, now }) => expectAgreement(events, now)),
    { numRuns: RUNS },
  );
});
