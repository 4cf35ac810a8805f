import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { answerBrokenRequest, limitConnections } from './connections.ts';
import type { Doors } from './doors.ts';
import { checkHosts, ownHosts } from './hosts.ts';
import { speakOfIssues } from './issueWords.ts';
import { serverLog } from './log.ts';
import { handleError, sendProblem } from './problems.ts';
import { readPair } from './tls.ts';
import { refuseBrokenText } from './wellFormed.ts';

/** Bytes of a body, but where a route says otherwise. */
const BODY_LIMIT = 64 * 1024;

export type BaseAppOptions = {
  readonly doors: Doors;
  readonly logLevel: 'silent' | 'info' | 'warn';
  /** Tries at what somebody may guess are limited per address; load tests from one address turn it off. */
  readonly limitTries: boolean;
  /** An address that is set elsewhere and under which it may be asked; null for none. */
  readonly publicAddress: () => string | null;
  /** Of its OpenAPI document. */
  readonly title: string;
  readonly description: string;
  /** Name of the session's cookie, over TLS or not. */
  readonly cookie: (secure: boolean) => string;
  /** Answers where there is nothing, for those who are not programs; null: as for them. */
  readonly nothing: ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) | null;
};

/**
 * What every gateway of ours has before it has a route: doors and their limits, schemas that check and shape, one form of a
 * refusal, names under which it may be asked, tries that are counted, and a document of what it answers.
 */
export async function baseApp(options: BaseAppOptions): Promise<FastifyInstance> {
  const { doors, title, description } = options;
  const { tls, proxyHops, limits, hosts } = doors;
  speakOfIssues();
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
    frameworkErrors: (error, request, reply) => {
      handleError(error, request, reply as never);
    },
  });
  limitConnections(app.server, limits.connections);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(
    (request, reply) => options.nothing?.(request, reply) ?? sendProblem(reply, 'request.notFound'),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
  });
  checkHosts(app, ownHosts(hosts, options.publicAddress));
  refuseBrokenText(app);
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, {
    global: false,
    ...(options.limitTries ? {} : { max: 1_000_000 }),
    allowList: () => !options.limitTries,
  });
  const name = options.cookie(tls !== null);
  const session = { type: 'apiKey', in: 'cookie', name, description: 'Over TLS its name begins with __Host-' } as const;
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, version: '1', description },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session } },
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      // Who may ask, as the table of permissions has it.
      return { schema: { ...schema, 'x-permission': route.route.config?.permission } as typeof schema, url };
    },
  });
  return app;
}
