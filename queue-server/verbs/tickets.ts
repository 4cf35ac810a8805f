import type { againBody, excludeBody, issueTicketBody, removeBody } from '@turno25/shared/contracts/tickets.ts';
import type { VisitId } from '@turno25/shared/domain/ids.ts';
import { err, must, ok } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { z } from 'zod';
import type { Verb } from '../engine/submission.ts';
import { type StoredTicket, storedTicket, withTokens } from '../read-models/ticketView.ts';
import type { VerbParts } from './parts.ts';
import { encryptIdentity, encryptReason } from './personalData.ts';

/** A person takes a ticket for a service. */
export function issueTicket(parts: VerbParts, body: z.output<typeof issueTicketBody>): Verb<'issueTicket'> {
  const { serviceId, class: visitClass, channel, language, identity, visitId, again, earlierToken } = body;
  return {
    command: ({ newId, now }) => {
      const { tokens, reports } = parts;
      const earlier = earlierToken === undefined ? null : reports.visitIdByTrackHash(tokens.trackHash(earlierToken));
      return ok({
        type: 'issueTicket',
        ...(visitId === undefined ? {} : { visitId }),
        again,
        serviceId,
        class: visitClass,
        channel,
        bookedFor: null,
        language,
        ...encryptIdentity(parts, identity, { subject: visitId ?? newId, now }),
        ...(earlier === null ? {} : { earlier }),
      });
    },
    answer: ({ state, facts }) =>
      storedTicket(state, parts.waits, must(state.open.get(facts.visitId), 'the ticket was issued'), facts.now),
    present: (stored: StoredTicket) => withTokens(parts.tokens, stored),
  };
}

/** Staff take another ticket for the person of an earlier one: the new one stands for both, and nobody sees its codes. */
export function issueAgain(earlier: VisitId, { serviceId }: z.output<typeof againBody>): Verb<'issueTicket'> {
  return {
    command: ({ state }) => {
      const visit = state.ended.get(earlier);
      if (visit === undefined) return err({ code: 'visit.unknown', detail: { visitId: earlier } });
      return ok({
        type: 'issueTicket',
        again: true,
        serviceId: serviceId ?? visit.serviceId,
        class: visit.class,
        channel: 'inPerson',
        bookedFor: null,
        language: visit.language,
        identity: null,
        personKeys: [],
        earlier,
      });
    },
    answer: ({ state, facts }) => {
      const visit = must(state.open.get(facts.visitId), 'the ticket was issued');
      return { id: visit.id, number: formatTicketNumber(visit.ticket) };
    },
  };
}

/** The holder of a ticket leaves the queue: by their own token, or because staff say so. */
export function leaveQueue(visitId: VisitId, by: 'ownToken' | 'other'): Verb<'leaveQueue'> {
  return { command: () => ok({ type: 'leaveQueue', visitId, by }), answer: () => null };
}

/** The person says that they asked for the pause they are in. */
export function confirmHold(visitId: VisitId, how: 'phone' | 'paper'): Verb<'confirmHold'> {
  return { command: () => ok({ type: 'confirmHold', visitId, how }), answer: () => null };
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
  { code, act, reason, document }: z.output<typeof excludeBody>,
): Verb<'excludeVisit'> {
  return {
    command: ({ now }) =>
      ok({
        type: 'excludeVisit',
        visitId,
        code,
        act: act ?? null,
        ...(document === undefined ? {} : { document }),
        reason: encryptReason(parts, reason, { subject: visitId, now }),
      }),
    answer: ({ events }) => ({ state: events.some(({ type }) => type === 'visitExcluded') ? 'excluded' : 'asked' }),
  };
}
