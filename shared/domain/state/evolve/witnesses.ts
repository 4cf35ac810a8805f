import { addDays, isoInstant } from '../../calendar/businessDates.ts';
import { BLOCK_DAYS_AHEAD } from '../../law.ts';
import type { EventOf } from '../../ledger/events.ts';
import type { NumbersGiven } from '../../ledger/heads.ts';
import type { BranchState } from '../state.ts';

/** What a restore left out may have given numbers: none of them is given again. */
export function ledgerRestored(state: BranchState, { payload, at }: EventOf<'ledgerRestored'>): BranchState {
  const { oldEpoch, cutSeq, numbers } = payload;
  // By the date in UTC and one day more, wherever the branch is.
  const grantsUntil = addDays(isoInstant(at).slice(0, 10), BLOCK_DAYS_AHEAD + 1);
  const restores = [
    ...state.restores,
    { oldEpoch, cutSeq, joined: cutSeq, grantsUntil, grantsFrom: payload.grantsFrom ?? 0 },
  ];
  return withNumbersGiven({ ...state, restores }, numbers);
}

export function restoreWitnessed(state: BranchState, { payload }: EventOf<'restoreWitnessed'>): BranchState {
  const restores = state.restores.map((restore) =>
    restore.oldEpoch === payload.head.epoch
      ? { ...restore, joined: Math.max(restore.joined, payload.head.seq) }
      : restore,
  );
  return withNumbersGiven({ ...state, restores }, payload.numbers);
}

export function witnessDisagreed(state: BranchState, { payload }: EventOf<'witnessDisagreed'>): BranchState {
  return withNumbersGiven({ ...state, disputes: [...state.disputes, payload.id] }, payload.numbers);
}

/** Numbers go on after those that somebody remembers, on the open day. */
function withNumbersGiven(state: BranchState, given: NumbersGiven | null): BranchState {
  if (given === null || given.date !== state.day?.date) return state;
  const lastNumber = new Map(state.lastNumber);
  // In an order of their own: an event just made and the same one read back spell their keys in different orders.
  for (const [series, last] of Object.entries(given.last).sort(([a], [b]) => (a < b ? -1 : 1)))
    lastNumber.set(series, Math.max(last, lastNumber.get(series) ?? 0));
  return { ...state, lastNumber };
}
