import { Waits } from '@turno25/queue-server/forecasts/waits.ts';
import type { Bookings } from '@turno25/queue-server/ledger/bookings.ts';
import type { Reports } from '@turno25/queue-server/ledger/reports.ts';
import { boardView } from '@turno25/queue-server/read-models/boardView.ts';
import { catalogView } from '@turno25/queue-server/read-models/catalogView.ts';
import { storedTicket, trackView } from '@turno25/queue-server/read-models/ticketView.ts';
import { MINUTE, SECOND } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Estimate } from '@turno25/shared/domain/visit/estimate.ts';
import { randomBytes, seededRandom } from '@turno25/shared/time/random.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { steps } from './steps.ts';

const RUNS = process.env.TURNO25_FULL ? 400 : 60;
const SEED = Number(process.env.TURNO25_SEED ?? randomBytes(4).reduce((seed, byte) => seed * 256 + byte, 0) % 2 ** 31);
const CLASSES = ['general', 'preferential'] as const;
const NO_BOOKINGS = { anyOn: () => false } as unknown as Bookings;
const NO_CALLS = { lastCalls: () => [], lastCallOf: () => null, lastCallSeq: () => 0 } as unknown as Reports;

/** A branch whose attentions take as long as they are configured to. */
function withUsualSeconds(state: BranchState): BranchState {
  if (state.day === null) return state;
  const usualSeconds = Object.fromEntries(
    state.config!.config.services.map(({ id, expectedMinutes }) => [id, Math.round(expectedMinutes * 60)]),
  );
  return { ...state, day: { ...state.day, usualSeconds } };
}

/** A forecast of everything, in which nothing is like anything else. */
function anyForecast(state: BranchState, at: number, seed: number): Waits {
  const random = seededRandom(seed);
  const estimate = (): Estimate => {
    const point = Math.floor(random() * 90 * MINUTE);
    return { point, low: Math.floor(point * random()), high: Math.floor(point * (1 + random())) };
  };
  const waits = new Waits();
  const waiting = [...state.open.values()].filter(({ status }) => status === 'waiting');
  waits.take(
    must(state.day, 'a day is open').date,
    {
      at,
      waiting: new Map(waiting.map(({ id }) => [id, { ...estimate(), lateShare: random() }])),
      entering: new Map(
        state.config!.config.services.map(({ id }) => [id, { general: estimate(), preferential: estimate() }]),
      ),
    },
    new Map(),
  );
  return waits;
}

const situation = fc.record({ script: steps(120), forecast: fc.boolean(), age: fc.nat({ max: 29 }), seed: fc.nat() });

describe(`waits as people are told them (seed ${SEED})`, () => {
  it('are of the person’s class, and the same before the ticket, on it, on the phone and for the next one on the board', () => {
    const told = { general: 0, preferential: 0, differing: 0 };
    fc.assert(
      fc.property(situation, ({ script, forecast, age, seed }) => {
        play(script, (plainBefore, plainAfter, events) => {
          const [event] = events;
          if (event?.type !== 'ticketIssued') return;
          const [before, after] = [withUsualSeconds(plainBefore), withUsualSeconds(plainAfter)];
          const { at: now, payload } = event;
          const waits = forecast ? anyForecast(before, now - age * SECOND, seed) : new Waits();
          const catalog = catalogView(before, waits, NO_BOOKINGS, now);
          const service = must(
            catalog.services.find(({ id }) => id === payload.serviceId),
            'a ticket is for a service',
          );
          const visit = must(after.open.get(payload.visitId), 'it was issued');
          const { ahead, expected } = storedTicket(after, waits, visit, now);
          expect({ ahead, expected }).toEqual(service.entering[payload.class]);
          const phone = trackView(after, waits, visit, now);
          expect({ ahead: phone.ahead, expected: phone.expected }).toEqual({ ahead, expected });
          told[payload.class] += 1;
          const { general, preferential } = service.entering;
          if (JSON.stringify(general) !== JSON.stringify(preferential)) told.differing += 1;

          const board = boardView(
            before,
            { reports: NO_CALLS, waits },
            { epoch: 'e', head: 1, now, deviceId: 'board' },
            null,
          );
          for (const row of board.waits) {
            const shown = must(
              catalog.services.find(({ id }) => id === row.serviceId),
              'the board knows the catalogue',
            );
            expect(row.expected).toEqual(shown.entering.general.expected);
          }
          expect(JSON.stringify(board)).not.toMatch(/prefer|"class"/i);
        });
      }),
      { numRuns: RUNS, seed: SEED },
    );
    for (const visitClass of CLASSES) expect(told[visitClass], visitClass).toBeGreaterThan(100);
    expect(told.differing, 'the classes differ often enough for a mistake to show').toBeGreaterThan(100);
  });

  it('of those who wait grow no longer because others come after them', () => {
    let looked = 0;
    fc.assert(
      fc.property(steps(120), (script) => {
        play(script, (plainBefore, plainAfter, events) => {
          const [event] = events;
          if (event?.type !== 'ticketIssued' || event.payload.class === 'preferential') return;
          const [before, after] = [withUsualSeconds(plainBefore), withUsualSeconds(plainAfter)];
          const formula = new Waits();
          for (const visit of before.open.values()) {
            if (visit.status !== 'waiting' || visit.place.stage !== 1) continue;
            if (visit.place.enteredAt === event.at) continue;
            const remaining = (state: BranchState) => formula.remaining(state, visit, event.at)?.point ?? null;
            const [sooner, later] = [remaining(before), remaining(after)];
            expect(later === null).toBe(sooner === null);
            if (sooner !== null && later !== null) expect(later).toBeLessThanOrEqual(sooner);
            looked += 1;
          }
        });
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(looked).toBeGreaterThan(500);
  });
});
