import { sendProblem } from '@turno25/shared/http/problems.ts';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Branch } from '../../branch.ts';

/** Operation: is it alive, can it take commands, and numbers for a Prometheus. No personal data in any of them. */
export function healthRoutes(
  app: FastifyInstance,
  branch: Branch,
  { registry, stopping }: { readonly registry: Registry; readonly stopping: () => boolean },
): void {
  for (const prefix of ['', '/api/v1']) {
    const options = { schema: { hide: true } };
    app.get(`${prefix}/health/live`, options, () => ({ status: 'live' }));
    app.get(`${prefix}/health/ready`, options, (_request, reply) => {
      if (stopping()) return sendProblem(reply, 'server.stopping');
      if (branch.trust.lost() !== null) return sendProblem(reply, 'server.ledgerBroken');
      return reply.send({
        status: 'ready',
        head: branch.ledger.head().seq,
        day: branch.engine.state().day?.date ?? null,
      });
    });
    app.get(`${prefix}/metrics`, options, async (_request, reply) =>
      reply.header('content-type', registry.contentType).send(await registry.metrics()),
    );
  }
}
