import { otherwise } from '@turno25/queue-server/forecasts/past/otherwise.ts';
import { pastDay } from '@turno25/queue-server/forecasts/past/pastDay.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { playedDay } from '@turno25/shared/rehearsal/recorded/ledgerDay.ts';
import { describe, expect, test } from 'vitest';
import { PAST, withPast } from '../support/pastDays.ts';

const NOTHING = { policy: null, extra: { counters: 0, serviceIds: [] } };

describe('a past day rehearsed', () => {
  test('has the people, counters and hours that its ledger tells', () =>
    withPast(async (branch) => {
      const config = must(branch.engine.state().config, 'configured').config;
      for (const date of PAST) {
        const events = branch.ledger.eventsOf(date);
        const day = must(pastDay(events, config), 'the day was worked');
        const issued = events.filter(({ type }) => type === 'ticketIssued').length;
        const real = playedDay(events, date).visits;
        const noShows = real.filter(({ end, officialMs }) => end === 'noShow' && officialMs === null).length;
        expect(day.trace.tickets).toHaveLength(issued);
        expect(day.trace.tickets.filter(({ noshow }) => noshow === 1)).toHaveLength(noShows);
        expect(day.counters).toEqual(['m1', 'm2', 'm3', 'm4']);
        for (const { t, dur } of day.trace.tickets) {
          expect(t).toBeGreaterThanOrEqual(0);
          expect(t).toBeLessThanOrEqual(day.trace.day.open_min);
          expect(dur).toBeGreaterThan(0);
        }
      }
    }));

  test('without a change both rehearsals are the same, and close to what happened', () =>
    withPast(async (branch) => {
      const config = must(branch.engine.state().config, 'configured').config;
      for (const date of PAST) {
        const day = must(otherwise(branch.ledger.eventsOf(date), config, date, NOTHING), 'the day was worked');
        expect(day.changed).toEqual(day.same);
        expect(Math.abs(day.same.figures.within! - day.real.figures.within!)).toBeLessThan(8);
        expect(day.same.figures.tickets).toBe(day.real.figures.tickets);
      }
    }));

  test('its curve ends with the figures of the day’s own seal', () =>
    withPast(async (branch) => {
      const config = must(branch.engine.state().config, 'configured').config;
      const [date] = PAST;
      const events = branch.ledger.eventsOf(date);
      const day = must(otherwise(events, config, date, NOTHING), 'the day was worked');
      const seal = must(
        events.find((event) => event.type === 'daySealed'),
        'the day was sealed',
      );
      // A rehearsal is of the first wait; the strict one of the seal goes on to the last attention.
      const { official, strict } = seal.payload.figures.standard;
      const end = must(day.real.curve.at(-1), 'the day has a curve');
      expect(end.official).toEqual({ num: official.num, den: official.den });
      expect(strict.num).toBeLessThanOrEqual(end.strict.num);
      for (const [index, { at }] of day.real.curve.entries())
        if (index > 0) expect(at).toBeGreaterThan(day.real.curve[index - 1]!.at);
    }));

  test('more counters that give everything do not make people wait longer', () =>
    withPast(async (branch) => {
      const config = must(branch.engine.state().config, 'configured').config;
      const serviceIds = config.services.map(({ id }) => id);
      for (const date of PAST) {
        const change = { policy: null, extra: { counters: 2, serviceIds } };
        const day = must(otherwise(branch.ledger.eventsOf(date), config, date, change), 'the day was worked');
        expect(day.changed.figures.meanWait!).toBeLessThan(day.same.figures.meanWait!);
        expect(day.changed.figures.within!).toBeGreaterThanOrEqual(day.same.figures.within!);
      }
    }));

  test('another rule calls in another order; a day without people has nothing to rehearse', () =>
    withPast(async (branch) => {
      const config = must(branch.engine.state().config, 'configured').config;
      const [date] = PAST;
      const change = { policy: 'strict-priority', extra: { counters: 0, serviceIds: [] } };
      const day = must(otherwise(branch.ledger.eventsOf(date), config, date, change), 'the day was worked');
      expect(day.changed.figures).not.toEqual(day.same.figures);
      expect(otherwise([], config, date, NOTHING)).toBeNull();
    }));
});
