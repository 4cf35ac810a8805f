import type { FastifyInstance } from 'fastify';
import type { Branch } from '../branch.ts';
import { configOf } from '../read-models/visitView.ts';

/** Every answer of a branch of practice says so: each page that asks anything shows it (`shared/ui/practice.ts`). */
export function markPractice(app: FastifyInstance, branch: Branch): void {
  if (configOf(branch.engine.state()).branch.practice !== true) return;
  app.addHook('onSend', async (_request, reply) => {
    reply.header('turno25-practice', 'yes');
  });
}
