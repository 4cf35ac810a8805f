import type { FastifyInstance } from 'fastify';
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

/** Whether all text in a parsed value, names included, is whole. Bodies may be nested deeply, so it does not recurse. */
function isWellFormed(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (!next.isWellFormed()) return false;
    } else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        if (!name.isWellFormed()) return false;
        waiting.push(inner);
      }
    }
  }
  return true;
}
