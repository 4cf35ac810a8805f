import { z } from 'zod';
import { ALERT_KINDS } from '../domain/branch/alerts.ts';
import { count, instantText } from './primitives.ts';

/** `GET /alerts/outside`: where alerts are told outside the branch, and what became of the last ones. */
export const outsideView = z.object({
  /** Scheme and host alone: what follows may be somebody's secret. Null where the branch tells nobody. */
  to: z.string().nullable(),
  hasSecret: z.boolean(),
  messages: z.array(
    z.object({
      id: z.string(),
      at: instantText,
      kind: z.enum([...ALERT_KINDS, 'test']),
      state: z.enum(['waiting', 'delivered', 'failed']),
      tries: count,
      triedAt: instantText.nullable(),
      /** Null once it is settled. */
      nextAt: instantText.nullable(),
      /** `HTTP 500`, `slow`, `address`, or the system's word for why nobody answered. */
      answer: z.string().nullable(),
    }),
  ),
});
export type OutsideView = z.infer<typeof outsideView>;

/** `POST /alerts/outside/secret`: shown once, in the form that receivers of Standard Webhooks read. */
export const outsideSecret = z.object({ secret: z.string() });
export type OutsideSecret = z.infer<typeof outsideSecret>;
