import { createHash, timingSafeEqual } from 'node:crypto';
import {
  dockBody,
  hostCheckInBody,
  hostCopyBody,
  hostPrepareBody,
  hostPrintBody,
  hostTestBody,
  hostTicketBody,
} from '@turno25/shared/contracts/deviceHost.ts';
import { opaqueId } from '@turno25/shared/contracts/primitives.ts';
import { cutAfterLastAnswers } from '@turno25/shared/http/lastAnswers.ts';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { Server as SocketServer } from 'socket.io';
import { z } from 'zod';
import type { Given } from '../../outbox/ticketDesk.ts';
import type { Dock } from './dock.ts';
import type { Host } from './host.ts';

export type HostServerOptions = {
  readonly host: Host;
  /** 0 takes any free port. */
  readonly port: number;
  /** What every caller must present: other programs and pages of this machine have no business here. */
  readonly token: string;
  /** Pages that may call from a browser. */
  readonly origins: readonly string[];
  /** Null outside development: its routes do not exist then. */
  readonly dock: Dock | null;
  /** Further routes behind the same guard. */
  readonly more?: (app: FastifyInstance) => void;
};
export type HostServer = { readonly address: string; readonly stop: () => Promise<void> };

/** Serves the host to the kiosk's page, on loopback only. */
export async function startHostServer(options: HostServerOptions): Promise<HostServer> {
  const app = fastify({ bodyLimit: 16 * 1024, forceCloseConnections: true });
  guard(app, options);
  routes(app, options.host);
  if (options.dock !== null) dockRoutes(app, options.dock);
  options.more?.(app);
  await app.listen({ host: '127.0.0.1', port: options.port });
  const sockets = streams(app, options);
  const bound = app.server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : options.port;
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = cutAfterLastAnswers(app.server);
      await sockets.close();
      ended();
      await app.close();
    },
  };
}

/** Only with the token, only from the kiosk's own pages, and only under loopback's names. */
function guard(app: FastifyInstance, { token, origins }: HostServerOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return reply.code(421).send();
    if (origin !== undefined) {
      if (!origins.includes(origin)) return reply.code(403).send({ code: 'origin.unknown' });
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    }
    if (request.method === 'OPTIONS') {
      return reply
        .code(204)
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', 'authorization, content-type')
        .header('access-control-allow-private-network', 'true')
        .send();
    }
    const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!same(sent, token)) return reply.code(401).send({ code: 'auth.required' });
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ code: 'request.invalid', issues: error.issues });
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    return reply.code(status).send({ code: status < 500 ? 'request.invalid' : 'host.unexpected' });
  });
  // A browser asks leave first; the answer is given above, and this route only makes it reach there.
  app.options('/*', (_request, reply) => reply.code(204).send());
}

function routes(app: FastifyInstance, host: Host): void {
  app.get('/status', () => host.status());
  app.get('/printer', async () => ({ status: await host.printerStatus() }));
  app.post('/tickets', async (request, reply) => send(reply, await host.issue(hostTicketBody.parse(request.body))));
  app.post('/check-ins', async (request, reply) =>
    send(reply, await host.checkIn(hostCheckInBody.parse(request.body))),
  );
  app.post('/tickets/:id/copy', async (request, reply) => {
    const { id } = z.object({ id: opaqueId }).parse(request.params);
    return send(reply, await host.copy(id, hostCopyBody.parse(request.body)));
  });
  app.post('/tickets/:id/print', async (request, reply) => {
    const { id } = z.object({ id: opaqueId }).parse(request.params);
    return reply.code(host.printAgain(id) ? 202 : 404).send({});
  });
  app.post('/print', async (request) => {
    const result = await host.print(hostPrintBody.parse(request.body));
    const { status } = result.ok ? result.value : result.error;
    return { printed: result.ok, status, mayBeOut: result.ok || result.error.mayBeOut };
  });
  app.post('/tests', async (request) => ({ outcome: await host.test(hostTestBody.parse(request.body)) }));
  app.post('/prepare', async (request) => ({ answered: await host.prepare(hostPrepareBody.parse(request.body).zone) }));
}

function dockRoutes(app: FastifyInstance, dock: Dock): void {
  app.get('/dock', () => dock.state());
  app.post('/dock', async (request) => ({ done: await dock.act(dockBody.parse(request.body)) }));
}

/** Events `status`, `scan`, `press` and `print`, over websockets only. */
function streams(app: FastifyInstance, { host, token, origins }: HostServerOptions): SocketServer {
  const sockets = new SocketServer(app.server, {
    transports: ['websocket'],
    serveClient: false,
    cors: { origin: [...origins] },
    // Browsers ask nobody's leave before opening a websocket, so its origin is checked here.
    allowRequest: ({ headers }, decide) =>
      decide(null, headers.origin === undefined || origins.includes(headers.origin)),
  });
  sockets.use((socket, next) => {
    const sent: unknown = socket.handshake.auth.token;
    next(typeof sent === 'string' && same(sent, token) ? undefined : new Error('auth.required'));
  });
  sockets.on('connection', (socket) => void socket.emit('status', host.status()));
  host.statuses.listen((status) => void sockets.emit('status', status));
  host.scans.listen((scan) => void sockets.emit('scan', scan));
  host.presses.listen((press) => void sockets.emit('press', press));
  host.prints.listen((print) => void sockets.emit('print', print));
  return sockets;
}

/** A ticket, or why there is none, in the same words as everywhere on the kiosk. */
function send(reply: FastifyReply, given: Given): FastifyReply {
  return given.ok ? reply.code(201).send(given.value) : reply.code(409).send(given.error);
}

function same(sent: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(sent), digest(expected));
}
