import type { AddressInfo } from 'node:net';
import fastifyStatic from '@fastify/static';
import { type SetupAnswer, setupCatalogue, setupPlan } from '@turno25/shared/contracts/setup.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { communes } from '@turno25/shared/territory/communes.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import fastify from 'fastify';
import { z } from 'zod';
import { withProducts } from '../configuration/catalogue/products.ts';
import { newBranch } from './newBranch.ts';

/** So many wrong codes and the assistant ends: whoever starts it again reads a new one. */
const MOST_WRONG = 10;
const BODY_LIMIT = 256 * 1024;

const asked = z.strictObject({ code: z.string().max(100), plan: z.unknown() });

export type AssistantOptions = {
  readonly folder: string;
  readonly port: number;
  readonly catalogue: BranchConfig;
  readonly sources: Sources;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Told where the assistant waits, with its code. */
  readonly onWaiting: (address: string) => void;
};

/**
 * Asks in a page what a new branch is, on this machine alone and by the code that its terminal shows. Resolves with what was
 * made once the page has it; with null when somebody guessed at the code.
 */
export async function runAssistant(options: AssistantOptions): Promise<SetupAnswer | null> {
  const { folder, catalogue, sources, pages } = options;
  const code = Buffer.from(randomBytes(12)).toString('base64url');
  const app = fastify({ bodyLimit: BODY_LIMIT, logger: false, forceCloseConnections: true });
  await app.register(fastifyStatic, { root: pages, serve: false, preCompressed: true });
  let wrong = 0;
  let end: (made: SetupAnswer | null) => void = () => {};
  const ended = new Promise<SetupAnswer | null>((resolve) => {
    end = resolve;
  });

  app.addHook('onRequest', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-content-type-options', 'nosniff')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
  });
  app.get('/', (_request, reply) => reply.redirect('/setup'));
  app.get('/setup', (_request, reply) => reply.sendFile('queue-server/console/setup.html'));
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`),
  );
  const national = withProducts(catalogue);
  app.get('/api/v1/setup', () =>
    setupCatalogue.parse({
      communes: communes(),
      services: national.services.map(({ id, name, institutionId }) => ({
        id,
        name,
        institution: national.institutions.find((one) => one.id === institutionId)?.shortName ?? '',
        usual: catalogue.services.some((service) => service.id === id),
      })),
    }),
  );
  let making = false;
  app.post('/api/v1/setup', async (request, reply) => {
    const body = asked.safeParse(request.body);
    if (!body.success || body.data.code !== code) {
      wrong += 1;
      if (wrong >= MOST_WRONG) end(null);
      return reply.code(401).send({ code: 'setup.code' });
    }
    const plan = setupPlan.safeParse(body.data.plan);
    if (!plan.success) {
      const issues = plan.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      return reply.code(400).send({ code: 'request.invalid', issues });
    }
    if (making) return reply.code(409).send({ code: 'setup.making' });
    making = true;
    const made = await newBranch(folder, plan.data, catalogue, sources);
    if (!made.ok) {
      making = false;
      return reply.code(422).send({ code: 'setup.refused', detail: made.error });
    }
    reply.raw.once('close', () => end(made.value));
    return made.value;
  });
  await app.listen({ host: '127.0.0.1', port: options.port });
  const { port } = app.server.address() as AddressInfo;
  options.onWaiting(`http://127.0.0.1:${port}/setup#code=${code}`);
  const made = await ended;
  await app.close();
  return made;
}
