import { ok } from '../result.ts';
import { noPauseBecause, PAUSE_MS } from '../visit/pause.ts';
import { type Decider, happened, openBranch, openVisit, refuse } from './context.ts';

/** The person sets their own ticket aside, with the token of its link and nothing else. */
export const takePause: Decider<'takePause'> = (state, { visitId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  const why = noPauseBecause(branch.value.day, visit.value);
  if (why !== null) return refuse(why, { visitId });
  return ok([happened(facts, branch.value.day.date, 'pauseTaken', { visitId, until: facts.now + PAUSE_MS })]);
};

/** The person is back, or their ten minutes are over: the ticket has its old place again. */
export const endPause: Decider<'endPause'> = (state, { visitId }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const visit = openVisit(state, visitId);
  if (!visit.ok) return visit;
  const paused = visit.value.status === 'onHold' && visit.value.pausedUntil !== undefined;
  return paused ? ok([happened(facts, branch.value.day.date, 'visitReturned', { visitId })]) : refuse('pause.none');
};
