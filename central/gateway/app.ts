import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import type { Api } from '@turno25/shared/http/api.ts';
import { answerBrokenRequest, limitConnections } from '@turno25/shared/http/connections.ts';
import type { Doors } from '@turno25/shared/http/doors.ts';
import { checkHosts, ownHosts } from '@turno25/shared/http/hosts.ts';
import { serverLog } from '@turno25/shared/http/log.ts';
import { handleError, sendProblem } from '@turno25/shared/http/problems.ts';
import { SpooledFiles } from '@turno25/shared/http/spooledFiles.ts';
import { readPair } from '@turno25/shared/http/tls.ts';
import { refuseBrokenText } from '@turno25/shared/http/wellFormed.ts';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Centre } from '../centre.ts';
import { admitAtCentre, centreCookie } from './auth.ts';
import { centreMetrics } from './metrics.ts';
import { centrePages } from './pages.ts';
import { accountRoutes } from './routes/accounts.ts';
import { branchRoutes } from './routes/branches.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { categoryRoutes } from './routes/categories.ts';
import { intakeRoutes } from './routes/intake.ts';
import { nationalRoutes } from './routes/national.ts';
import { nationalSideRoutes } from './routes/nationalSides.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/sessions.ts';

const BODY_LIMIT = 64 * 1024;

export type CentreAppOptions = {
  /** Folder of the built pages; null serves the API alone. */
  readonly pages: string | null;
  readonly logLevel: 'silent' | 'info' | 'warn';
  readonly limitTries: boolean;
  readonly doors: Doors;
  readonly stopping: () => boolean;
};

/** The centre's gateway without listening: tests inject requests, the server listens. */
export async function buildCentreApp(centre: Centre, options: CentreAppOptions): Promise<FastifyInstance> {
  const { tls, proxyHops, limits, hosts } = options.doors;
  const secured = tls === null ? null : { ...readPair(tls), handshakeTimeout: limits.headersMs };
  const times = { connectionsCheckingInterval: limits.lookMs, headersTimeout: limits.headersMs };
  const app = fastify({
    ...(secured === null ? { http: times } : ({ https: { ...secured, ...times } } as object)),
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silentMs,
    keepAliveTimeout: limits.betweenMs,
    clientErrorHandler: answerBrokenRequest,
    ...(proxyHops === 0 ? {} : { trustProxy: (_address: string, hop: number) => hop < proxyHops }),
    bodyLimit: BODY_LIMIT,
    loggerInstance: serverLog(options.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  limitConnections(app.server, limits.connections);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'request.notFound'));
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  checkHosts(
    app,
    ownHosts(hosts, () => null),
  );
  refuseBrokenText(app);
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, {
    global: false,
    ...(options.limitTries ? {} : { max: 1_000_000 }),
    allowList: () => !options.limitTries,
  });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Turno25, central office',
        version: '1',
        description: 'Every branch’s evidence, and what the country did.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: centreCookie(tls !== null) },
        },
      },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      return { schema: { ...schema, 'x-permission': route.route.config?.permission } as typeof schema, url };
    },
  });
  await app.register(
    async (scope) => {
      admitAtCentre(scope, centre);
      const api = scope.withTypeProvider() as unknown as Api;
      sessionRoutes(api, centre);
      oidcRoutes(api, centre);
      accountRoutes(api, centre);
      branchRoutes(api, centre);
      intakeRoutes(api, centre);
      catalogueRoutes(api, centre);
      categoryRoutes(api, centre);
      nationalRoutes(api, centre);
      nationalSideRoutes(api, centre);
      reportRoutes(api, centre, new SpooledFiles());
      scope.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    },
    { prefix: '/api/v1' },
  );
  centreMetrics(app, centre, options.stopping);
  if (options.pages !== null) await centrePages(app, options.pages);
  await app.ready();
  return app;
}
