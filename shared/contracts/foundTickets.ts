import { z } from 'zod';
import { instantText, opaqueId, outcome, visitClass } from './primitives.ts';

const exclusionCode = z.enum(['testTicket', 'duplicate', 'contingency']);

/** `GET /tickets/today?number=`: a ticket of the open day, open or ended, as staff look it up by what a person shows. */
const foundTicket = z.object({
  id: opaqueId,
  number: z.string(),
  status: z.enum(['waiting', 'called', 'attending', 'onHold', 'finished', 'noShow', 'left', 'removed', 'expired']),
  serviceId: opaqueId,
  serviceName: z.string(),
  class: visitClass,
  issuedAt: instantText,
  /** Null while it goes on. */
  endedAt: instantText.nullable(),
  counterLabel: z.string().nullable(),
  /** What was given when it was finished, and how each ended; one outcome may stand for all. */
  given: z.array(z.object({ serviceName: z.string(), outcome })),
  /** Whether its person was attended at all. */
  attended: z.boolean(),
  /** Whether another ticket for its person, taken now, would stand for this one too: both waits are added. */
  joins: z.boolean(),
  exclusion: z
    .union([
      z.object({ state: z.literal('asked'), code: exclusionCode, by: opaqueId }),
      z.object({ state: z.literal('excluded'), code: exclusionCode }),
    ])
    .nullable(),
});
export type FoundTicket = z.infer<typeof foundTicket>;

export const findQuery = z.object({ number: z.string().min(1).max(12) });
export const foundTickets = z.object({ tickets: z.array(foundTicket) });
export type FoundTickets = z.infer<typeof foundTickets>;
