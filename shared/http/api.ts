import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CentrePermission } from '../contracts/centrePermissions.ts';
import type { Permission } from '../contracts/permissions.ts';
import { problem } from '../contracts/problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of a table of permissions that a caller needs; `anyone` for citizens and for signing in. */
    permission?: Permission | CentrePermission | 'anyone';
  }
}

/** The application as route files see it: every request and answer is typed by its schema. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Header of every command. */
export const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe(
      'Required: 8 to 100 printable characters, one key per intention. The same key and body give the same answer.',
    ),
});

/** Answers of a route: its own, and a problem document for everything else. */
export function answers<T extends z.ZodType>(schema: T, status = 200): Record<string, z.ZodType> {
  return { [status]: schema, '4xx': problem, '5xx': problem };
}
