import type { Instant } from '../ids.ts';
import type { EventPayloads } from '../ledger/events.ts';
import { ok } from '../result.ts';
import type { BranchState } from '../state/state.ts';
import { isOpen, type Visit } from '../visit/visit.ts';
import { type Decider, happened, openBranch, refuse } from './context.ts';

/**
 * The count is suspended for a stretch of today, by a contingency that an act declares: whoever waited in it is excluded
 * by that act, each by an event of their own, so that every figure is shown with and without them. The stretch is over when
 * it is asked for, and a second person has to ask for the same; whoever asked may ask again for another.
 */
export const suspendCount: Decider<'suspendCount'> = (state, { from, to, act, reason }, facts) => {
  const branch = openBranch(state);
  if (!branch.ok) return branch;
  const { day } = branch.value;
  if (!(day.openedAt < to && from < to && to <= facts.now)) return refuse('suspension.span', { date: day.date });
  const { id } = facts.actor;
  const declared = { from, to, act: act.mark, sealedAct: act.text, reason };
  const asked = state.suspensionAsked;
  const same = asked !== null && asked.from === from && asked.to === to && asked.act === act.mark;
  if (asked === null || (asked.by === id && !same))
    return ok([happened(facts, day.date, 'suspensionAsked', { ...declared, askedBy: id })]);
  if (!same) return refuse('suspension.otherAsked');
  if (asked.by === id) return refuse('exclusion.secondPerson');
  const people = { askedBy: asked.by, approvedBy: id };
  const waited = waitedIn(state, from, to, facts.now);
  return ok([
    happened(facts, day.date, 'countSuspended', { ...declared, ...people, visits: waited.length }),
    ...waited.map(({ id: visitId }) =>
      happened(facts, day.date, 'visitExcluded', {
        visitId,
        code: 'contingency',
        act: act.mark,
        sealedAct: act.text,
        reason,
        ...people,
      } satisfies EventPayloads['visitExcluded']),
    ),
  ]);
};

/** Visits that waited for their first attention in some part of a stretch and count until now, in the order of their issue. */
function waitedIn({ open, ended }: BranchState, from: Instant, to: Instant, now: Instant): readonly Visit[] {
  return [...open.values(), ...ended.values()]
    .filter((visit) => visit.exclusion === null && visit.issuedAt < to && waitEnd(visit, now) > from)
    .sort((a, b) => a.ordinal - b.ordinal);
}

function waitEnd(visit: Visit, now: Instant): Instant {
  return visit.firstStartAt ?? (isOpen(visit) ? now : visit.endedAt);
}
