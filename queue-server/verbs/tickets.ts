import type { excludeBody, issueTicketBody, removeBody } from '@turno25/shared/contracts/tickets.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import { must, ok } from '@turno25/shared/domain/result.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import { type StoredTicket, storedTicket, withTokens } from '../read-models/ticketView.ts';
import type { VerbParts } from './parts.ts';
import { encryptIdentity, encryptReason } from './personalData.ts';

/** A person takes a ticket for a service. */
export function issueTicket(parts: VerbParts, body: z.output<typeof issueTicketBody>): Verb<'issueTicket'> {
  const { serviceId, class: visitClass, channel, language, identity, visitId, again } = body;
  return {
    command: ({ newId, now }) =>
      ok({
        type: 'issueTicket',
        ...(visitId === undefined ? {} : { visitId }),
        again,
        serviceId,
        class: visitClass,
        channel,
        bookedFor: null,
        language,
        ...encryptIdentity(parts, identity, { subject: visitId ?? newId, now }),
      }),
    answer: ({ state, facts }) =>
      storedTicket(state, parts.waits, must(state.open.get(facts.visitId), 'the ticket was issued'), facts.now),
    present: (stored: StoredTicket) => withTokens(parts.tokens, stored),
  };
}

/** The holder of a ticket leaves the queue. */
export function leaveQueue(visitId: VisitId): Verb<'leaveQueue'> {
  return { command: () => ok({ type: 'leaveQueue', visitId }), answer: () => null };
}

/** Staff take a visit out of the queue, with a reason. */
export function removeVisit(
  parts: VerbParts,
  visitId: VisitId,
  { reason }: z.output<typeof removeBody>,
): Verb<'removeVisit'> {
  return {
    command: ({ now }) =>
      ok({ type: 'removeVisit', visitId, reason: encryptReason(parts, reason, { subject: visitId, now }) }),
    answer: () => null,
  };
}

/** A visit is left out of the standard, by a listed code. */
export function excludeVisit(
  parts: VerbParts,
  visitId: VisitId,
  { code, act, reason }: z.output<typeof excludeBody>,
): Verb<'excludeVisit'> {
  return {
    command: ({ now }) =>
      ok({
        type: 'excludeVisit',
        visitId,
        code,
        act: act ?? null,
        reason: encryptReason(parts, reason, { subject: visitId, now }),
      }),
    answer: () => null,
  };
}
