import { POLICIES } from '@turno25/shared/domain/dispatch/registry.ts';
import { asTicket, dispatchView, mayCall, waitingVisits } from '@turno25/shared/domain/dispatch/view.ts';
import { entrant, peopleAhead, waiter } from '@turno25/shared/domain/estimate/expectedWait.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { EndedVisits, endedVisits } from '@turno25/shared/domain/state/visits/endedVisits.ts';
import { OpenVisits, openVisits } from '@turno25/shared/domain/state/visits/openVisits.ts';
import { visitsWithNumber } from '@turno25/shared/domain/state/visits/visitsWithNumber.ts';
import { lineKeyOf } from '@turno25/shared/domain/state/visits/waitingLine.ts';
import type { OpenVisit, Visit, VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { steps } from './steps.ts';

const RUNS = process.env.TURNO25_FULL ? 500 : 60;
const ENDS = ['finished', 'noShow', 'left', 'removed', 'expired'] as const;

/** Everything that is found by other ways than the id, in a form that can be compared. */
function foundIn(open: OpenVisits, ended: EndedVisits, state: BranchState) {
  const all = [...open.values(), ...ended.values()];
  return {
    lines: Object.fromEntries([...open.lines()].map(({ key, visits }) => [key, [...visits]])),
    atCounters: [...open.atCounters()].sort(byId),
    ends: ENDS.map((end) => ended.count(end)),
    numbers: all.map(({ ticket }) => visitsWithNumber({ open, ended }, ticket)),
    persons: all.flatMap(({ personKeys }) =>
      personKeys.map((key) => [open.ofPerson(key), ended.ofPerson(key).toSorted()]),
    ),
    continuing: all.map(({ id }) => [...open.continuing(id), ...ended.continuing(id)].toSorted()),
    day: state.day?.date,
  };
}

function byId(a: OpenVisit, b: OpenVisit): number {
  return a.id < b.id ? -1 : 1;
}

/** The same, looked up one visit after the other. */
function expectedIn(state: BranchState) {
  const open = [...state.open.values()];
  const all = [...open, ...state.ended.values()];
  const inOrder = waitingVisits(state).sort(
    (a, b) => a.place.enteredAt - b.place.enteredAt || a.ordinal - b.ordinal || byId(a, b),
  );
  return {
    lines: Object.fromEntries(Map.groupBy(inOrder, lineKeyOf)),
    atCounters: open.filter(({ status }) => status === 'called' || status === 'attending').sort(byId),
    ends: ENDS.map((end) => all.filter(({ status }) => status === end).length),
    numbers: all.map(({ id }) => [id]),
    persons: all.flatMap(({ personKeys }) =>
      personKeys.map((key) => {
        const has = (visit: Visit) => visit.personKeys.includes(key);
        const ended = [...state.ended.values()].filter(has).map(({ id }) => id);
        return [open.filter(has).map(({ id }) => id), ended.toSorted()];
      }),
    ),
    continuing: all.map(({ id }) =>
      all
        .filter(({ continues }) => continues === id)
        .map((one) => one.id)
        .toSorted(),
    ),
    day: state.day?.date,
  };
}

/** People ahead, counted one by one. */
function countedAhead(state: BranchState, serviceId: string, visitClass: VisitClass, own: string | null): number {
  const giving = state.config!.config.counters.filter((counter) => counter.serviceIds.includes(serviceId));
  const onDuty = giving.filter(({ id }) => state.counters.get(id)?.status === 'open');
  const counters = (onDuty.length > 0 ? onDuty : giving).map(({ id }) => id);
  const mine = own === null ? undefined : state.open.get(own);
  return waitingVisits(state).filter((visit) => {
    if (visit.id === own || !counters.some((id) => mayCall(state, id, visit))) return false;
    const before =
      mine === undefined ||
      visit.place.enteredAt < mine.place.enteredAt ||
      (visit.place.enteredAt === mine.place.enteredAt && visit.ordinal < mine.ordinal);
    if (visitClass === 'preferential') return visit.class === 'preferential' && before;
    return visit.class === 'preferential' || before;
  }).length;
}

describe('what is kept beside the visits', () => {
  it('follows from the visits alone, after whatever happened', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        play(script, (_before, state) => {
          const expected = expectedIn(state);
          expect(foundIn(openVisits(state.open), endedVisits(state.ended), state)).toEqual(expected);
          expect(foundIn(OpenVisits.of(state.open), EndedVisits.of(state.ended), state)).toEqual(expected);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('counts the people ahead as one by one', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        const { state, events } = play(script, () => {});
        const now = (events.at(-1)?.at ?? 0) + 1;
        for (const visitClass of ['general', 'preferential'] as const) {
          for (const { id } of state.config!.config.services) {
            expect(peopleAhead(state, entrant(id, visitClass), now)).toBe(countedAhead(state, id, visitClass, null));
          }
        }
        for (const visit of state.open.values()) {
          const counted = countedAhead(state, visit.place.serviceId, visit.class, visit.id);
          expect(peopleAhead(state, waiter(visit), now)).toBe(counted);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('gives every rule the choice that it makes over the whole queue', () => {
    fc.assert(
      fc.property(steps(120), fc.nat({ max: 60 * 60_000 }), fc.nat({ max: 1 }), (script, later, overtake) => {
        const { state, events } = play(script, () => {});
        const now = (events.at(-1)?.at ?? 0) + later;
        for (const { id } of state.config!.config.counters) {
          const { lines, ...view } = dispatchView(state, id, now);
          const callable = waitingVisits(state)
            .filter((visit) => mayCall(state, id, visit))
            .map(asTicket);
          const inOrder = (tickets: typeof view.callable) => tickets.toSorted((a, b) => a.ordinal - b.ordinal);
          expect(inOrder(view.callable)).toEqual(inOrder(callable));
          for (const policy of POLICIES) {
            const params = { ...policy.defaults, ...('overtake' in policy.defaults ? { overtake } : {}) };
            expect(policy.choose({ ...view, lines: lines! }, params)).toEqual(
              policy.choose({ ...view, callable }, params),
            );
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});
