import type { EventOf } from '../../ledger/events.ts';
import type { BranchState } from '../state.ts';

/** It takes the place of those that would come into force on its date or after it. */
export function nationalTaken(state: BranchState, { payload: { document } }: EventOf<'nationalTaken'>): BranchState {
  const { inForce, waiting } = state.national;
  const before = waiting.filter(({ validFrom }) => validFrom < document.validFrom);
  return { ...state, national: { inForce, waiting: [...before, document] } };
}

export function nationalApplied(state: BranchState, { payload: { version } }: EventOf<'nationalApplied'>): BranchState {
  const document = state.national.waiting.find((one) => one.version === version);
  if (document === undefined) throw new Error(`document ${version} comes into force and was never taken`);
  const waiting = state.national.waiting.filter((one) => one.version > version);
  return { ...state, national: { inForce: document, waiting } };
}
