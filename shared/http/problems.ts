import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { TooManyWaiting } from '../access/turns.ts';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../contracts/problem.ts';
import type { Refusal } from '../domain/ledger/refusals.ts';
import { isLockedOut } from '../files/lockedOut.ts';
import { isMessageKey, say } from '../i18n/messages.ts';

/** After which whoever found the branch's file in other hands may ask the same again. */
const RETRY_AFTER_SECONDS = 2;

type Extra = Pick<Problem, 'facts' | 'issues'>;

/** Thrown by a handler to answer with a problem; the error handler is the only one who catches it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly extra: Extra;

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** RFC 9457 document: stable `code`, Spanish `title` from the catalogue. */
export function problemDocument(code: ProblemCode, extra: Extra = {}): Problem {
  const key = `problem.${code}`;
  return {
    type: `urn:turno25:problem:${code}`,
    title: isMessageKey(key) ? say(key, extra.facts ?? {}) : code,
    status: PROBLEM_STATUS[code],
    code,
    ...extra,
  };
}

export function sendProblem(reply: FastifyReply, code: ProblemCode, extra: Extra = {}): FastifyReply {
  if (code === 'server.lockedOut') reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  return reply
    .code(PROBLEM_STATUS[code])
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problemDocument(code, extra));
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendProblem(reply, refusal.code, { facts: { ...refusal.detail } });
}

/** Turns every error into a problem document. What is not expected is logged whole and answered with one fixed sentence. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, error.extra);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: `${error.validationContext ?? ''}${issue.instancePath}`,
      message: issue.message ?? '',
    }));
    return sendProblem(reply, 'request.invalid', { issues });
  }
  if (isLockedOut(error)) return sendProblem(reply, 'server.lockedOut');
  if (error instanceof TooManyWaiting) return sendProblem(reply, 'server.full');
  const code = FRAMEWORK_CODES[error.code ?? ''];
  if (code !== undefined) return sendProblem(reply, code);
  const status = error.statusCode ?? 500;
  if (status === 429) return sendProblem(reply, 'request.tooMany');
  if (status >= 400 && status < 500) return sendProblem(reply, 'request.invalid');
  request.log.error({ err: error }, 'unexpected error');
  return sendProblem(reply, 'server.unexpected');
}

const FRAMEWORK_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.notJson',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.notJson',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.mediaType',
  FST_ERR_BAD_URL: 'request.invalid',
};
