import { continuationOf, type EarlierVisit } from '../figures/v2/continuation.ts';
import type { Instant, ServiceId, VisitId } from '../ids.ts';
import type { BranchState, BusinessDay } from '../state/state.ts';
import { endedVisits } from '../state/visits/endedVisits.ts';
import { openVisits } from '../state/visits/openVisits.ts';
import type { EndedVisit } from '../visit/visit.ts';
import { minAttentionMs } from '../visit/waiting.ts';

/** Who asks for a ticket, as far as that is known. */
export type SamePerson = {
  readonly services: readonly ServiceId[];
  /** HMACs of who they are; empty for somebody who did not say. */
  readonly personKeys: readonly string[];
  /** A visit of theirs, by the token of its ticket or because staff say so. */
  readonly named: VisitId | null;
};

/**
 * The earlier visit of today that a new ticket stands for too, by the rule of the formulas (ADR 0022): written once, with
 * the ticket, since keys of persons are destroyed and figures are not.
 */
export function continued(state: BranchState, day: BusinessDay, at: Instant, person: SamePerson): VisitId | null {
  if (person.named === null && person.personKeys.length === 0) return null;
  const open = openVisits(state.open);
  const ended = endedVisits(state.ended);
  const theirs = new Set([
    ...(person.named === null ? [] : [person.named]),
    ...person.personKeys.flatMap((key) => ended.ofPerson(key)),
  ]);
  const earlier = [...theirs].flatMap((id) => ended.get(id) ?? []).map((visit) => earlierOf(visit, day));
  const stoodFor = [...theirs].filter((id) => open.continuing(id).length > 0 || ended.continuing(id).length > 0);
  const taken = new Set(stoodFor);
  return continuationOf({ at, services: person.services }, earlier, taken);
}

function earlierOf(visit: EndedVisit, day: BusinessDay): EarlierVisit {
  const { lastAttention } = visit;
  const brief =
    visit.status === 'finished' &&
    lastAttention !== null &&
    lastAttention.to - lastAttention.from < minAttentionMs(day, lastAttention.serviceId);
  return {
    visitId: visit.id,
    lines: new Set([...(visit.several?.begun ?? []), ...visit.segments.map(({ serviceId }) => serviceId)]),
    end: visit.status !== 'finished' && visit.sentAway === true ? 'closedAtDoor' : visit.status,
    endedAt: visit.endedAt,
    brief,
    ownLeaving: visit.status !== 'finished' && visit.ownLeaving,
  };
}
