import type { EventOf } from '../../ledger/events.ts';
import type { BranchState } from '../state.ts';
import { theCounter, withCounter } from './change.ts';

export function counterOpened(state: BranchState, { payload, at }: EventOf<'counterOpened'>): BranchState {
  return withCounter(state, {
    id: payload.counterId,
    status: 'open',
    attendantId: payload.attendantId,
    since: at,
    work: { kind: 'idle', since: at },
  });
}

export function counterPaused(state: BranchState, { payload, at }: EventOf<'counterPaused'>): BranchState {
  const counter = theCounter(state, payload.counterId);
  if (counter.status !== 'open') throw new Error(`counter ${counter.id} pauses while it is ${counter.status}`);
  const { id, attendantId, since } = counter;
  return withCounter(state, { id, status: 'paused', attendantId, since, pausedAt: at, reason: payload.reason.code });
}

export function counterResumed(state: BranchState, { payload, at }: EventOf<'counterResumed'>): BranchState {
  const counter = theCounter(state, payload.counterId);
  if (counter.status !== 'paused') throw new Error(`counter ${counter.id} resumes while it is ${counter.status}`);
  const { id, attendantId, since } = counter;
  return withCounter(state, { id, status: 'open', attendantId, since, work: { kind: 'idle', since: at } });
}

export function counterClosed(state: BranchState, { payload }: EventOf<'counterClosed'>): BranchState {
  return withCounter(state, { id: payload.counterId, status: 'closed' });
}
