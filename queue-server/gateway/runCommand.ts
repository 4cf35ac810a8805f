import type { CommandType } from '@turno25/shared/domain/ledger/commands.ts';
import { isLockedOut } from '@turno25/shared/files/lockedOut.ts';
import { ProblemError, sendProblem, sendRefusal } from '@turno25/shared/http/problems.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Branch } from '../branch.ts';
import type { Caller, Outcome, Verb } from '../engine/submission.ts';

/**
 * Does what a parsed request asks and answers: the result, the same answer as before, or a problem. An answer of null is
 * 204, whatever the status of the others.
 */
export async function runCommand<T extends CommandType>(
  branch: Branch,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  verb: Verb<T>,
  status = 200,
): Promise<FastifyReply> {
  const asked = { method: request.method, path: request.url.split('?')[0], body: request.body ?? null };
  const { actor, deviceId } = caller;
  const key = idempotencyKey(request);
  const intention = verb.everyTime === true ? null : { key, asked };
  return answered(request, reply, verb, status, await branch.submit({ actor, deviceId }, verb, intention));
}

/**
 * The same for somebody whose refusals must leave no row: under no key, so that the verb itself has to make a repetition
 * change nothing.
 */
export async function runUnkept<T extends CommandType>(
  branch: Branch,
  request: FastifyRequest,
  reply: FastifyReply,
  { actor, deviceId }: Caller,
  verb: Verb<T>,
): Promise<FastifyReply> {
  return answered(request, reply, verb, 200, await branch.submit({ actor, deviceId }, verb));
}

function answered<T extends CommandType>(
  request: FastifyRequest,
  reply: FastifyReply,
  verb: Verb<T>,
  status: number,
  outcome: Outcome,
): FastifyReply {
  switch (outcome.kind) {
    case 'done':
    case 'repeated': {
      if (outcome.answer.outcome === 'refused') return sendRefusal(reply, outcome.answer.refusal);
      const { body } = outcome.answer;
      const shown = verb.present === undefined ? body : verb.present(body as never);
      return shown === null ? reply.code(204).send() : reply.code(status).send(shown);
    }
    case 'refused':
      return sendRefusal(reply, outcome.refusal);
    case 'keyReused':
      return sendProblem(reply, 'idempotency.keyReused');
    case 'lockedOut':
      return sendProblem(reply, 'server.lockedOut');
    case 'failed':
      if (isLockedOut(outcome.error)) return sendProblem(reply, 'server.lockedOut');
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
