import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { decide } from '@turno25/shared/domain/decide/decide.ts';
import type { Actor } from '@turno25/shared/domain/ledger/commands.ts';
import type { DomainEvent } from '@turno25/shared/domain/ledger/events.ts';
import { evolve } from '@turno25/shared/domain/state/evolve/evolve.ts';
import { type BranchState, emptyState } from '@turno25/shared/domain/state/state.ts';
import { seedConfig } from '../support/branch.ts';
import type { Step } from './steps.ts';

const START = Date.UTC(2026, 10, 23, 12, 0, 0);

/** One call and twenty seconds are a no-show here: random days get somewhere. */
function config(): BranchConfig {
  return { ...seedConfig(), calling: { noShowCalls: 1, noShowSeconds: 20, recallGapSeconds: 10 } };
}

/** A day as a release before version 2 of the formulas opened it. */
function ofVersion1(event: DomainEvent): DomainEvent {
  if (event.type !== 'dayOpened') return event;
  const { formulas, opensAt, limitsMs, minAttentionSeconds, leadMinutes, checkIn, ...payload } = event.payload;
  return { ...event, payload };
}

/** Plays random steps on the pure domain; calls back after every accepted command. */
export function play(
  script: readonly Step[],
  check: (before: BranchState, after: BranchState, events: readonly DomainEvent[]) => void,
  version: 1 | 2 = 2,
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
      opensAt: null,
      anonymousInHour: [],
      documentGood: false,
      booked: null,
      ticketsOfDate: 0,
      numberTaken: false,
      issued: null,
      closedAt: null,
      dueDate: null,
      expectedWait: null,
      booking: null,
      sameReference: null,
      openOn: null,
      codeHash: '',
      bookings: [],
      sameHour: [],
      others: [],
      withTicket: [],
      recognisable: false,
      ledgerBroken: false,
    };
  };
  const system = { kind: 'system', id: 'system', role: 'system' } as const;
  const script0: Step[] = [
    {
      afterMs: 0,
      actor: system,
      name: 'publishConfig',
      make: () => ({ type: 'publishConfig', config: config(), basedOn: 0 }),
    },
    { afterMs: 0, actor: system, name: 'openDay', make: () => ({ type: 'openDay' }) },
  ];
  for (const step of [...script0, ...script]) {
    now += step.afterMs;
    const decision = decide(state, step.make(visitIds), facts(step.actor));
    if (!decision.ok) continue;
    accepted.set(step.name, (accepted.get(step.name) ?? 0) + 1);
    const before = state;
    const happened = version === 2 ? decision.value : decision.value.map(ofVersion1);
    for (const event of happened) {
      state = evolve(state, event);
      events.push(event);
      if (event.type === 'ticketIssued') visitIds.push(event.payload.visitId);
    }
    check(before, state, happened);
  }
  return { state, events, accepted };
}
