import { z } from 'zod';
import { REFUSALS, type RefusalCode } from '../domain/ledger/refusals.ts';

/** Trouble that the gateway finds before a command reaches the domain. */
export const GATEWAY_PROBLEMS = {
  'request.invalid': 400,
  'request.notJson': 400,
  'request.tooLarge': 413,
  'request.mediaType': 415,
  'request.tooMany': 429,
  'request.notFound': 404,
  'idempotency.keyRequired': 400,
  'idempotency.keyReused': 409,
  'auth.required': 401,
  'auth.invalid': 401,
  'auth.forbidden': 403,
  'token.unknown': 404,
  'token.notArrived': 404,
  'enrolment.invalid': 401,
  'date.unknown': 404,
  'date.notWorking': 404,
  'forecast.noHistory': 409,
  'import.notATable': 400,
  'import.columns': 400,
  'server.stopping': 503,
  'server.notReady': 503,
  'server.unexpected': 500,
} as const;

export type GatewayProblemCode = keyof typeof GATEWAY_PROBLEMS;
export type ProblemCode = GatewayProblemCode | RefusalCode;

export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = { ...GATEWAY_PROBLEMS, ...REFUSALS };

/** RFC 9457, with a stable `code` and the few facts a screen needs to explain it. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
