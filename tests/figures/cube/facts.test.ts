import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutAny } from '../../../shared/domain/bonus/exclusions.ts';
import type { DayFacts } from '../../../shared/domain/figures/facts/tables.ts';
import { formulaOf } from '../../../shared/domain/figures/formulas.ts';
import type { Fraction } from '../../../shared/domain/figures/v1/shape.ts';
import type { DailyFiguresV2 } from '../../../shared/domain/figures/v2/shape.ts';
import { type FigureKey, figureOf } from '../../../shared/figures/cube/figures.ts';
import { measureOf } from '../../../shared/figures/cube/fold.ts';
import { factsOf, randomFactDays } from '../../support/randomFacts.ts';

const RUNS = { numRuns: process.env.TURNO25_FULL ? 500 : 40 };

const of = (facts: DayFacts, key: FigureKey) => {
  const figure = figureOf(key);
  return measureOf(figure, facts[figure.table as keyof DayFacts]);
};
const fraction = ({ num, den }: Fraction) => ({ num, den });
const count = (num: number) => ({ num, den: null });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('for any day', () => {
  test('the facts give what its seal says, figure by figure', () => {
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const facts = factsOf(days);
        for (const [index, { date, formulas, events, now }] of days.entries()) {
          const sealed = formulaOf(formulas)!(events, { businessDate: date, now, smallestCell: 1, goalPercent: 90 });
          const own = facts[index]!;
          const { standard, tickets, service, resolution, satisfaction } = sealed;
          // The codes of exclusions are apart from each other: what each takes out of official adds up to what all take out.
          if ('waits' in sealed)
            expect(withoutAny(standard.official, standard.exclusions)).toEqual(sealed.waits.withoutExclusions.official);
          const given = service.byService.map(({ finished }) => finished);
          const mean = (spread: { readonly sumMs: number; readonly n: number }) => ({
            num: spread.sumMs,
            den: spread.n,
          });
          const counters = (read: (counter: (typeof service.byCounter)[number]) => number) =>
            sum(service.byCounter.map(read));
          const expected: Partial<Record<FigureKey, { num: number | null; den: number | null }>> = {
            official: fraction(standard.official),
            strict: fraction(standard.strict),
            firstCallWithin: fraction(standard.firstCallWithin),
            wait: mean(standard.wait),
            waitP50: { num: standard.wait.p50Ms, den: standard.wait.n },
            waitP90: { num: standard.wait.p90Ms, den: standard.wait.n },
            firstCallWait: mean(standard.firstCallWait),
            firstCallWaitP90: { num: standard.firstCallWait.p90Ms, den: standard.firstCallWait.n },
            totalWait: mean(standard.totalWait),
            totalWaitP90: { num: standard.totalWait.p90Ms, den: standard.totalWait.n },
            overLimit: fraction(standard.overLimit),
            lostPastLimit: count(standard.lostPastLimit),
            abandonment: fraction(standard.abandonment),
            noShow: fraction(standard.noShow),
            callsOutsideRule: fraction(standard.callsOutsideRule),
            recalls: count(standard.recalls),
            callToStart: mean(standard.callToStart),
            excluded: count(sum(standard.exclusions.map(({ visits }) => visits))),
            tickets: count(tickets.issued),
            removed: count(tickets.ends.removed.notAttended),
            expired: count(tickets.ends.expired.notAttended),
            serviceTime: { num: sum(given.map(({ sumMs }) => sumMs)), den: sum(given.map(({ n }) => n)) },
            transferred: count(sum(service.byService.map(({ transferred }) => transferred.n))),
            occupancy: fraction(service.occupancy),
            throughput: fraction(service.throughput),
            pausedHours: count(counters(({ pausedMs }) => pausedMs)),
            resolvedByStaff: fraction(resolution.byStaff),
            referredByStaff: { num: resolution.outcomes.referred, den: resolution.byStaff.den },
            unresolvedByStaff: { num: resolution.outcomes.unresolved, den: resolution.byStaff.den },
            resolvedByCitizen: fraction(resolution.byCitizen),
            answers: count(satisfaction.answers),
            satisfied: { num: satisfaction.global[5] + satisfaction.global[6], den: sum(satisfaction.global) },
            treatmentSatisfied: {
              num: satisfaction.treatment[5] + satisfaction.treatment[6],
              den: sum(satisfaction.treatment),
            },
            waitSatisfied: { num: satisfaction.wait[5] + satisfaction.wait[6], den: sum(satisfaction.wait) },
            meanGrade: {
              num: sum(satisfaction.global.map((times, grade) => times * (grade + 1))),
              den: sum(satisfaction.global),
            },
            ...(formulas === 2 ? ofVersion2(sealed as DailyFiguresV2) : {}),
          };
          for (const [key, value] of Object.entries(expected))
            expect([key, of(own, key as FigureKey)]).toEqual([key, value]);
        }
      }),
      RUNS,
    );
  });

  test('each service and each counter add up to what its seal says of them', () => {
    fc.assert(
      fc.property(randomFactDays, (days) => {
        const facts = factsOf(days);
        for (const [index, { date, formulas, events, now }] of days.entries()) {
          const sealed = formulaOf(formulas)!(events, { businessDate: date, now, smallestCell: 1, goalPercent: 90 });
          for (const { serviceId, official, strict } of sealed.standard.byService) {
            const rows = facts[index]!.fact_unit.filter((row) => row.service_id === serviceId);
            expect(measureOf(figureOf('official'), rows)).toEqual(fraction(official));
            expect(measureOf(figureOf('strict'), rows)).toEqual(fraction(strict));
          }
          for (const counter of sealed.service.byCounter) {
            const rows = facts[index]!.fact_counter.filter((row) => row.counter_id === counter.counterId);
            const total = (column: string) => sum(rows.map((row) => Number(row[column])));
            expect({
              counterId: counter.counterId,
              serviceMs: total('service_ms'),
              availableMs: total('available_ms'),
              callingMs: total('calling_ms'),
              pausedMs: total('paused_ms'),
              finished: total('finished'),
            }).toEqual(counter);
          }
        }
      }),
      RUNS,
    );
  });
});

function ofVersion2({
  waits,
  door,
}: DailyFiguresV2): Partial<Record<FigureKey, { num: number | null; den: number | null }>> {
  return {
    officialWithoutBrief: fraction(waits.withoutBrief.official),
    strictWithoutBrief: fraction(waits.withoutBrief.strict),
    officialWithoutExclusions: fraction(waits.withoutExclusions.official),
    strictWithoutExclusions: fraction(waits.withoutExclusions.strict),
    strictWait: { num: waits.strictWait.sumMs, den: waits.strictWait.n },
    strictWaitP50: { num: waits.strictWait.p50Ms, den: waits.strictWait.n },
    strictWaitP90: { num: waits.strictWait.p90Ms, den: waits.strictWait.n },
    sinceArrival: { num: waits.sinceArrival.sumMs, den: waits.sinceArrival.n },
    sentAway: count(waits.sentAway),
    continued: count(waits.continued),
    uncertain: count(waits.uncertain),
    walkDirects: count(waits.walkDirects.all),
    resolvedAtDoor: count(sum((door?.resolved ?? []).map((row) => row.count))),
    outside: { num: expect.any(Number) as number, den: door?.outside.marks ?? 0 },
  };
}
