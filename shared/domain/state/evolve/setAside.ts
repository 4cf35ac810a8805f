import type { EventOf } from '../../ledger/events.ts';
import type { BranchState } from '../state.ts';

export function deliverySetAside(state: BranchState, { payload, at }: EventOf<'deliverySetAside'>): BranchState {
  return { ...state, setAside: [...state.setAside, { ...payload, receivedAt: at, dismissed: false }] };
}

/** Its issue follows, and from then on it is a ticket like every other. */
export function deliveryApproved(state: BranchState, { payload }: EventOf<'deliveryApproved'>): BranchState {
  return { ...state, setAside: state.setAside.filter(({ visitId }) => visitId !== payload.visitId) };
}

/** They are remembered, so that the kiosk does not bring them again. */
export function deliveriesDismissed(state: BranchState, { payload }: EventOf<'deliveriesDismissed'>): BranchState {
  const named = new Set(payload.visitIds);
  const setAside = state.setAside.map((one) => (named.has(one.visitId) ? { ...one, dismissed: true } : one));
  return { ...state, setAside };
}
