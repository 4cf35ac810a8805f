import type { EventOf } from '../../ledger/events.ts';
import { isConfirmable } from '../../visit/waiting.ts';
import type { BranchState } from '../state.ts';
import { basisOf, brokenOff, closeHold } from './basis.ts';
import { freeCounterOf, theOpenVisit, withOpenVisit } from './change.ts';

export function visitHeld(state: BranchState, event: EventOf<'visitHeld'>): BranchState {
  const { payload, at } = event;
  const visit = theOpenVisit(state, payload.visitId);
  const held = withOpenVisit(state, {
    ...brokenOff(state, visit, at),
    holds: [...closeHold(visit.holds, at), { by: payload.by, from: at, to: null, confirmed: false }],
    status: 'onHold',
    place: visit.place,
    heldAt: at,
    heldBy: payload.by,
    counterId: payload.counterId,
  });
  return freeCounterOf(held, visit.id, at);
}

/** The person's own pause: confirmed as it begins, and of no counter. Their place is kept. */
export function pauseTaken(state: BranchState, { payload, at }: EventOf<'pauseTaken'>): BranchState {
  const visit = theOpenVisit(state, payload.visitId);
  return withOpenVisit(state, {
    ...basisOf(visit),
    holds: [...closeHold(visit.holds, at), { by: 'citizen', from: at, to: null, confirmed: true }],
    status: 'onHold',
    place: visit.place,
    heldAt: at,
    heldBy: 'citizen',
    counterId: null,
    pausedUntil: payload.until,
  });
}

/** The holds that nobody confirmed since the last call are the person's own word now. */
export function holdConfirmed(state: BranchState, { payload }: EventOf<'holdConfirmed'>): BranchState {
  const visit = theOpenVisit(state, payload.visitId);
  const holds = visit.holds.map((hold) => (isConfirmable(visit, hold) ? { ...hold, confirmed: true } : hold));
  return withOpenVisit(state, { ...visit, holds });
}

/** Back in its old place: `enteredAt` is the one it had, while a new segment measures this stay. */
export function visitReturned(state: BranchState, event: EventOf<'visitReturned'>): BranchState {
  const visit = theOpenVisit(state, event.payload.visitId);
  return withOpenVisit(state, {
    ...basisOf(visit),
    holds: closeHold(visit.holds, event.at),
    segments: [
      ...visit.segments,
      {
        serviceId: visit.place.serviceId,
        stage: visit.place.stage,
        kind: 'return',
        from: event.at,
        firstCallAt: null,
      },
    ],
    status: 'waiting',
    place: visit.place,
  });
}
