import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Branch } from '../../branch.ts';
import { sendProblem } from '../problems.ts';

/** Operation: is it alive, can it take commands, and numbers for a Prometheus. No personal data in any of them. */
export function healthRoutes(app: FastifyInstance, branch: Branch, stopping: () => boolean): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('turno25_ledger_head', 'Sequence number of the last event', () => branch.ledger.head().seq);
  gauge('turno25_visits_open', 'Visits still in the branch', () => branch.engine.state().open.size);
  gauge('turno25_day_open', '1 while a business day is open', () => (branch.engine.state().day === null ? 0 : 1));

  gauge('turno25_ledger_broken', '1 once the ledger was found not to verify', () =>
    branch.trust.lost() === null ? 0 : 1,
  );

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
