import { decide } from '@turno25/shared/domain/decide/decide.ts';
import { dailyFigures } from '@turno25/shared/domain/figures/daily.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { brokenInvariants } from '@turno25/shared/domain/state/invariants.ts';
import { type BranchState, emptyState } from '@turno25/shared/domain/state/state.ts';
import { isOpen, type Visit } from '@turno25/shared/domain/visit/visit.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedConfig } from '../support/branch.ts';
import { type Step, steps } from './commands.ts';

const RUNS = process.env.TURNO25_FULL ? 2000 : 250;
const START = Date.UTC(2026, 10, 23, 12, 0, 0);
const FIGURES = { businessDate: '2026-11-23', now: null, smallestCell: 10, goalPercent: 90 };

/** Plays random steps on the pure domain; calls back after every accepted command. */
function play(
  script: readonly Step[],
  check: (before: BranchState, after: BranchState, events: readonly DomainEvent[]) => void,
): { readonly state: BranchState; readonly events: readonly DomainEvent[]; readonly accepted: Map<string, number> } {
  let now = START;
  let ids = 0;
  let state = emptyState();
  const events: DomainEvent[] = [];
  const accepted = new Map<string, number>();
  const visitIds: string[] = [];
  /** What any command may need. */
  const facts = (actor: Actor) => {
    ids += 1;
    return {
      now,
      actor,
      localDate: '2026-11-23',
      shownDate: '2026-11-23',
      hours: null,
      newId: `id-${ids}`,
      visitId: `id-${ids}`,
      trackHash: `track-${ids}`,
      surveyHash: `survey-${ids}`,
      configHash: 'hash',
      closesNow: false,
      pastVisit: null,
      usualSeconds: {},
      lastAnonymousAnswerAt: null,
      ticketsOfDate: 0,
      numberTaken: false,
      closedAt: null,
      dueDate: null,
      expectedWait: null,
      booking: null,
      sameReference: null,
      openOn: null,
      codeHash: '',
      notCheckedIn: [],
    };
  };
  const system = { kind: 'system', id: 'system', role: 'system' } as const;
  const script0: Step[] = [
    {
      afterMs: 0,
      actor: system,
      name: 'publishConfig',
      make: () => ({ type: 'publishConfig', config: seedConfig(), basedOn: 0 }),
    },
    { afterMs: 0, actor: system, name: 'openDay', make: () => ({ type: 'openDay' }) },
  ];
  for (const step of [...script0, ...script]) {
    now += step.afterMs;
    const decision = decide(state, step.make(visitIds), facts(step.actor));
    if (!decision.ok) continue;
    accepted.set(step.name, (accepted.get(step.name) ?? 0) + 1);
    const before = state;
    for (const event of decision.value) {
      state = evolve(state, event);
      events.push(event);
      if (event.type === 'ticketIssued') visitIds.push(event.payload.visitId);
    }
    check(before, state, decision.value);
  }
  return { state, events, accepted };
}

describe('whatever happens in a branch', () => {
  it('no invariant of the state is ever broken', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        play(script, (_before, after) => expect(brokenInvariants(after)).toEqual([]));
      }),
      { numRuns: RUNS },
    );
  });

  it('first call, entry, class and service never change, and an end is an end', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        play(script, (before, after) => {
          for (const old of [...before.open.values(), ...before.ended.values()]) {
            const now: Visit | undefined = after.open.get(old.id) ?? after.ended.get(old.id);
            expect(now).toBeDefined();
            if (now === undefined) continue;
            expect([now.issuedAt, now.class, now.serviceId, now.ticket]).toEqual([
              old.issuedAt,
              old.class,
              old.serviceId,
              old.ticket,
            ]);
            if (old.firstCallAt !== null) expect(now.firstCallAt).toBe(old.firstCallAt);
            if (old.firstStartAt !== null) expect(now.firstStartAt).toBe(old.firstStartAt);
            if (!isOpen(old)) expect([now.status, 'endedAt' in now && now.endedAt]).toEqual([old.status, old.endedAt]);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('nobody becomes attended but by a person: only a start makes it so', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        const { events } = play(script, () => {});
        const started = new Set(
          events.filter((event) => event.type === 'attentionStarted').map((event) => event.payload.visitId),
        );
        const finished = events
          .filter((event) => event.type === 'attentionFinished')
          .map((event) => event.payload.visitId);
        expect(finished.every((visitId) => started.has(visitId))).toBe(true);
        const excluded = new Set(
          events.filter((event) => event.type === 'visitExcluded').map((event) => event.payload.visitId),
        );
        const counted = [...started].filter((visitId) => !excluded.has(visitId));
        expect(dailyFigures(events, FIGURES).standard.official.den).toBe(counted.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('the same events give the same state, figures and next call, to the byte', () => {
    fc.assert(
      fc.property(steps(120), (script) => {
        const { state, events } = play(script, () => {});
        const again = events.reduce(evolve, emptyState());
        const plain = (value: unknown): string =>
          JSON.stringify(value, (_key, inner) => (inner instanceof Map ? [...inner] : inner));
        expect(plain(again)).toBe(plain(state));
        expect(plain(dailyFigures(events, FIGURES))).toBe(plain(dailyFigures([...events], FIGURES)));
      }),
      { numRuns: RUNS },
    );
  });

  it('the random days do hold calls, attentions, holds, transfers and ends', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(steps(150), (script) => {
        for (const [name, times] of play(script, () => {}).accepted) seen.set(name, (seen.get(name) ?? 0) + times);
      }),
      { numRuns: 150 },
    );
    for (const name of [
      'issueTicket',
      'openCounter',
      'callNext',
      'callVisit',
      'recall',
      'startAttention',
      'finishAttention',
      'recordNoShow',
      'holdVisit',
      'returnVisit',
      'transferVisit',
      'leaveQueue',
      'removeVisit',
      'excludeVisit',
      'answerSurvey',
      'pauseCounter',
      'resumeCounter',
      'closeCounter',
    ]) {
      expect(seen.get(name) ?? 0, name).toBeGreaterThan(0);
    }
  });
});
