import type { FastifyInstance } from 'fastify';
import { isWellFormed } from '../domain/wellFormed.ts';
import { ProblemError } from './problems.ts';

/**
 * Refuses text that is none: half of a surrogate pair, which JSON can spell and UTF-8 cannot. It would be written as
 * another character than was hashed, so it never gets past the door.
 */
export function refuseBrokenText(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    for (const part of [request.body, request.params, request.query]) {
      if (!isWellFormed(part)) throw new ProblemError('request.notText');
    }
  });
}
