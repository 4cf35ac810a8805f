import { sendProblem } from '@turno25/shared/http/problems.ts';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Centre } from '../centre.ts';
import { standingOf } from '../registry/standings.ts';

const STATES = ['upToDate', 'late', 'quarantined', 'neverSeen'] as const;

/** Operation: is it alive, does it take deliveries, and numbers for a Prometheus. No personal data in any of them. */
export function centreMetrics(app: FastifyInstance, centre: Centre, stopping: () => boolean): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'turno25_centre_branches',
    help: 'Branches by how they stand',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const standings = centre.branches.all().map((branch) => standingOf(branch, centre.sources.clock.now()));
      for (const state of STATES) this.set({ state }, standings.filter((one) => one.state === state).length);
    },
  });
  new Gauge({
    name: 'turno25_centre_events_held',
    help: 'Events of all branches that are proven and kept',
    registers: [registry],
    collect() {
      this.set(centre.branches.all().reduce((sum, { heldSeq }) => sum + heldSeq, 0));
    },
  });
  const hidden = { schema: { hide: true } };
  for (const prefix of ['', '/api/v1']) {
    app.get(`${prefix}/health/live`, hidden, () => ({ status: 'live' }));
    app.get(`${prefix}/health/ready`, hidden, (_request, reply) =>
      stopping() ? sendProblem(reply, 'server.stopping') : reply.send({ status: 'ready' }),
    );
    app.get(`${prefix}/metrics`, hidden, async (_request, reply) =>
      reply.header('content-type', registry.contentType).send(await registry.metrics()),
    );
  }
}
