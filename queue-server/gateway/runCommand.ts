import { REFUSALS, type Refusal } from '@turno25/shared/domain/ledger/refusals.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Branch } from '../branch.ts';
import type { Submission } from '../engine/engine.ts';
import type { StoredAnswer } from '../ledger/commandTable.ts';
import type { Identity } from './auth.ts';
import { ProblemError, sendProblem, sendRefusal } from './problems.ts';

type CommandSpec = {
  readonly command: Submission['command'];
  /** What is kept as the answer: no names, no tokens. */
  readonly answer: Submission['answer'];
  /** Adds what is never kept (names of staff, tokens) on the way out. */
  readonly present?: (stored: never) => unknown;
  readonly status?: number;
  /** Of a delivery: server's clock minus the device's. */
  readonly clockOffsetMs?: number;
};

/** Sends a parsed command through the engine and answers: the result, the same answer as before, or a problem. */
export async function runCommand(
  branch: Branch,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Pick<Identity, 'actor' | 'deviceId'>,
  spec: CommandSpec,
): Promise<FastifyReply> {
  const outcome = await branch.engine.submit({
    actor: identity.actor,
    deviceId: identity.deviceId,
    key: idempotencyKey(request),
    asked: { method: request.method, path: request.url.split('?')[0], body: request.body ?? null },
    command: spec.command,
    answer: spec.answer,
    ...(spec.status === undefined ? {} : { status: spec.status }),
    ...(spec.clockOffsetMs === undefined ? {} : { clockOffsetMs: spec.clockOffsetMs }),
  });
  switch (outcome.kind) {
    case 'done':
    case 'repeated':
      return sendAnswer(reply, outcome.answer, spec.present);
    case 'refused':
      return sendRefusal(reply, outcome.refusal);
    case 'keyReused':
      return sendProblem(reply, 'idempotency.keyReused');
    case 'failed':
      if (outcome.error instanceof ProblemError) return sendProblem(reply, outcome.error.code, outcome.error.extra);
      request.log.error({ err: outcome.error }, 'a command failed');
      return sendProblem(reply, 'server.unexpected');
  }
}

/** The key of a command: 8 to 100 printable characters, chosen by the caller once per intention. */
export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) throw new ProblemError('idempotency.keyRequired');
  return key;
}

function sendAnswer(reply: FastifyReply, answer: StoredAnswer, present?: (stored: never) => unknown): FastifyReply {
  const refusal = storedRefusal(answer.body);
  if (refusal !== null) return sendRefusal(reply, refusal);
  const body = present === undefined ? answer.body : present(answer.body as never);
  return body === null ? reply.code(204).send() : reply.code(answer.status).send(body);
}

function storedRefusal(body: unknown): Refusal | null {
  if (typeof body !== 'object' || body === null || !('refusal' in body)) return null;
  const refusal = body.refusal as Refusal;
  return Object.hasOwn(REFUSALS, refusal.code) ? refusal : null;
}
