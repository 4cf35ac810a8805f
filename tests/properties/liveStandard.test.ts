import { Today } from '@turno25/queue-server/figures/today.ts';
import { FORMULAS } from '@turno25/shared/domain/figures/formulas.ts';
import { StandardFold as Fold1 } from '@turno25/shared/domain/figures/v1/liveStandard.ts';
import { StandardFold as Fold2, liveStandardOf } from '@turno25/shared/domain/figures/v2/liveStandard.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import { TestDay } from '@turno25/shared/testing/testDay.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDays } from '../support/randomWaits.ts';
import { play } from './play.ts';
import { steps } from './steps.ts';

const RUNS = process.env.TURNO25_FULL ? 500 : 40;
const DATE = '2026-11-23';
const QUARTER = 15 * MINUTE;

/** What is watched, of whichever version: what both have, and what only the second has. */
type Watched = {
  readonly official: unknown;
  readonly strict: unknown;
  readonly excluded: number;
  readonly byService: readonly { readonly serviceId: string; readonly official: unknown }[];
  readonly withoutBrief?: unknown;
};

/** The same taken from the figures over all the events. */
function wholeFold(events: readonly DomainEvent[], now: number, version: 1 | 2): Watched {
  const figures = FORMULAS[version]!(events, { businessDate: DATE, now, smallestCell: 10, goalPercent: 90 });
  const { standard } = figures;
  return shown({
    official: standard.official,
    strict: standard.strict,
    excluded: standard.exclusions.reduce((sum, { visits }) => sum + visits, 0),
    byService: standard.byService,
    ...('waits' in figures ? { withoutBrief: figures.waits.withoutBrief } : {}),
  });
}

function shown({ official, strict, excluded, byService, withoutBrief }: Watched): Watched {
  const services = byService.map((row) => ({ serviceId: row.serviceId, official: row.official }));
  // A service of which nothing counts has no row in what is watched.
  const counted = services.filter((row) => (row.official as { den: number }).den > 0);
  return { official, strict, excluded, byService: counted, ...(withoutBrief === undefined ? {} : { withoutBrief }) };
}

const bytes = (value: unknown): string => JSON.stringify(value);
const recorded = (event: DomainEvent): RecordedEvent =>
  ({ ...event, seq: 0, recordedAt: event.at, actor: '', device: null }) as RecordedEvent;

function event<T extends DomainEvent['type']>(type: T, at: number, payload: object): DomainEvent {
  return { type, at, businessDate: DATE, payload } as DomainEvent;
}

/** A ticket that a kiosk brings later than it gave it. */
function delivered(visitId: string, at: number): DomainEvent {
  const [issued] = new TestDay(DATE, at).issue(visitId, 0, { ordinal: 10_000 }).events;
  return issued!;
}

describe.each([1, 2] as const)('the standard while the day goes on, version %i', (version) => {
  it('is the one of the figures over all the events, to the byte, after each of them and as time passes', () => {
    fc.assert(
      fc.property(
        steps(100),
        fc.array(fc.nat({ max: 90 * MINUTE }), { minLength: 1, maxLength: 3 }),
        (script, later) => {
          const fold = version === 1 ? new Fold1() : new Fold2();
          const soFar: DomainEvent[] = [];
          const take = (one: DomainEvent): void => {
            if (one.businessDate !== DATE) return;
            soFar.push(one);
            fold.step(one);
          };
          const check = (last: number): void => {
            for (const millis of later) {
              expect(bytes(shown(fold.at(last + millis)))).toBe(bytes(wholeFold(soFar, last + millis, version)));
              // With everything that only version 2 watches.
              if (fold instanceof Fold2) expect(fold.at(last + millis)).toEqual(liveStandardOf(soFar, last + millis));
            }
          };
          let last = 0;
          const { state } = play(
            script,
            (_before, _after, events) => {
              for (const one of events) take(one);
              last = events.at(-1)?.at ?? last;
              check(last);
            },
            version,
          );
          // The closing, and what comes after it: late tickets that expire then, and corrections.
          for (const id of state.open.keys()) take(event('visitExpired', last, { visitId: id }));
          check(last);
          take(event('dayClosed', last + MINUTE, { date: DATE }));
          check(last);
          take(delivered('late', last - 30 * MINUTE));
          take(event('visitExpired', last + 60 * MINUTE, { visitId: 'late' }));
          check(last);
          for (const visitId of ['late', ...state.open.keys(), ...state.ended.keys()].slice(0, 5)) {
            take(
              event('visitExcluded', last, {
                visitId,
                code: 'testTicket',
                act: null,
                reason: { code: '', note: null },
              }),
            );
            check(last);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('gives the curve of the figures over what had happened at each quarter, whenever it is asked for', () => {
    fc.assert(
      fc.property(
        steps(100),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (script, ask, deliver) => {
          const soFar: DomainEvent[] = [];
          const today = new Today({ eventsOf: () => soFar.map(recorded) }, null);
          const expected: unknown[] = [];
          let until = 0;
          let commands = 0;
          play(
            script,
            (_before, after, events) => {
              commands += 1;
              const batch = events.filter(({ businessDate }) => businessDate === DATE);
              const now = events.at(-1)?.at ?? 0;
              const opens = batch.some(({ type }) => type === 'dayOpened');
              if (opens) until = Math.ceil((now + 1) / QUARTER) * QUARTER;
              if (until > 0 && !opens && commands % deliver === 0)
                batch.push(delivered(`late ${commands}`, now - 20 * MINUTE));
              soFar.push(...batch);
              today.follow(batch.map(recorded), after.day?.date ?? null);
              if (commands % ask !== 0 || until === 0) return;
              for (; until <= now; until += QUARTER) {
                const known = soFar.filter(({ at }) => at <= until);
                const { official, strict } = wholeFold(known, until, version);
                expected.push({
                  at: until,
                  official,
                  strict,
                });
              }
              expect(bytes(today.curve(now))).toBe(bytes(expected));
              expect(bytes(shown(today.standard(now)!))).toBe(bytes(wholeFold(soFar, now, version)));
            },
            version,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('throws, as the figures do, once an event cannot follow the ones before it', () => {
    const fold = version === 1 ? new Fold1() : new Fold2();
    fold.step(event('attentionStarted', 0, { visitId: 'nobody', counterId: 'm1', attendantId: 'a1' }));
    fold.step(delivered('somebody', 0));
    expect(() => fold.at(0)).toThrow('nobody follows its issue');
  });
});

describe('the standard of version 2 while a day goes on', () => {
  it('is the one of all its events also with links, bookings, uncertain clocks and people attended without a ticket', () => {
    fc.assert(
      fc.property(randomDays, fc.integer({ min: 1, max: 9 }), ({ events, now }, ask) => {
        const fold = new Fold2();
        const last = now ?? Math.max(...events.map(({ at }) => at));
        const soFar: (typeof events)[number][] = [];
        for (const [index, event] of events.entries()) {
          soFar.push(event);
          fold.step(event);
          if (index % ask === 0 || index === events.length - 1)
            expect(fold.at(last)).toEqual(liveStandardOf(soFar, last));
        }
      }),
      { numRuns: RUNS * 5 },
    );
  });
});
