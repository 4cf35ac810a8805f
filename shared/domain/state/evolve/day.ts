import { dayNumber } from '../../calendar/businessDates.ts';
import type { EventOf } from '../../ledger/events.ts';
import { type BranchState, NO_DOOR } from '../state.ts';
import { EndedVisits } from '../visits/endedVisits.ts';
import { sortedEntries } from '../visits/entries.ts';
import { OpenVisits } from '../visits/openVisits.ts';
import { withEntry } from './change.ts';

/** A kiosk may bring home the tickets of a block for this long. */
const BLOCK_MEMORY_DAYS = 60;

export function configPublished(state: BranchState, { payload }: EventOf<'configPublished'>): BranchState {
  const { version, hash, config, planId } = payload;
  const plan = state.plan?.planId === planId ? null : state.plan;
  return { ...state, config: { version, hash, config }, plan, failedPlan: null };
}

export function configPlanned(state: BranchState, { payload }: EventOf<'configPlanned'>): BranchState {
  return { ...state, plan: payload, failedPlan: null };
}

export function configPlanDropped(state: BranchState, { payload }: EventOf<'configPlanDropped'>): BranchState {
  const { because, refusal } = payload;
  if (state.plan?.planId !== payload.planId) throw new Error(`plan ${payload.planId} is dropped, and is none`);
  const failedPlan = because === 'withdrawn' ? null : { at: state.plan.at, because, refusal };
  return { ...state, plan: null, failedPlan };
}

export function dayOpened(state: BranchState, { payload, at }: EventOf<'dayOpened'>): BranchState {
  // A past date that tickets came home for: memory holds today only.
  if (payload.late) return state;
  return {
    ...state,
    day: {
      date: payload.date,
      zone: payload.zone,
      openedAt: at,
      closesAt: payload.closesAt,
      ticketsUntil: payload.ticketsUntil,
      configVersion: payload.configVersion,
      policy: payload.policy,
      usualSeconds: payload.usualSeconds,
      goalPercent: payload.standard.goalPercent,
      formulas: payload.formulas ?? 1,
      limitsMs: payload.limitsMs ?? null,
      minAttentionSeconds: payload.minAttentionSeconds ?? null,
      opensAt: payload.opensAt ?? null,
      leadMinutes: payload.leadMinutes ?? null,
      checkIn: payload.checkIn ?? null,
    },
    open: OpenVisits.of(),
    ended: EndedVisits.of(),
    lastNumber: new Map(),
    entries: sortedEntries([]),
    preferentialRun: 0,
    suspensionAsked: null,
    papers: 0,
    door: NO_DOOR,
    messages: new Map(),
    exhausted: [],
    blocks: state.blocks.filter((block) => dayNumber(payload.date) - dayNumber(block.date) <= BLOCK_MEMORY_DAYS),
  };
}

/** What a kiosk ran out of on the open day; of other days the ledger tells. */
export function numbersExhausted(state: BranchState, { payload, at }: EventOf<'numbersExhausted'>): BranchState {
  if (payload.date !== state.day?.date) return state;
  const { deviceId, series } = payload;
  return { ...state, exhausted: [...state.exhausted, { deviceId, series, at }] };
}

/** Memory lets the day go; what comes later finds its visits in the reporting tables. */
export function dayClosed(state: BranchState, { payload }: EventOf<'dayClosed'>): BranchState {
  const last = state.lastClosedDate;
  const lastClosedDate = last === null || last < payload.date ? payload.date : last;
  if (state.day?.date !== payload.date) return { ...state, lastClosedDate };
  return {
    ...state,
    day: null,
    open: OpenVisits.of(),
    ended: EndedVisits.of(),
    suspensionAsked: null,
    papers: 0,
    door: NO_DOOR,
    messages: new Map(),
    exhausted: [],
    lastClosedDate,
  };
}

/** A second person has to agree before anything is suspended. */
export function suspensionAsked(state: BranchState, { payload }: EventOf<'suspensionAsked'>): BranchState {
  const { from, to, act, askedBy: by } = payload;
  return { ...state, suspensionAsked: { from, to, act, by } };
}

/** What it does to each visit is said by the visit's own exclusion. */
export function countSuspended(state: BranchState): BranchState {
  return { ...state, suspensionAsked: null };
}

/** Counted beside; of each host it is kept when they last answered somebody. */
export function resolvedAtDoor(state: BranchState, { payload, at }: EventOf<'resolvedAtDoor'>): BranchState {
  const { resolved, lastBy } = state.door;
  return {
    ...state,
    door: { ...state.door, resolved: resolved + 1, lastBy: { ...lastBy, [payload.staffId]: at } },
  };
}

/** It waits for whoever it was written to, wherever they sit by then. */
export function counterMessaged(state: BranchState, { payload, at }: EventOf<'counterMessaged'>): BranchState {
  const { messageId, attendantId, by, text } = payload;
  return { ...state, messages: withEntry(state.messages, messageId, { attendantId, by, at, text }) };
}

export function messageRead(state: BranchState, { payload }: EventOf<'messageRead'>): BranchState {
  return { ...state, messages: new Map([...state.messages].filter(([id]) => id !== payload.messageId)) };
}
