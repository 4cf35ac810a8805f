import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLocal, listPage, nothingHere } from './plainPages.ts';

/** The built page of each kind of user. */
const PAGES: Readonly<Record<string, string>> = {
  '/kiosk': 'kiosk/ui/kiosk.html',
  '/survey': 'kiosk/ui/survey.html',
  '/track/:token': 'phone/ui/track.html',
  '/case': 'phone/ui/case.html',
  '/board': 'display-board/ui/board.html',
  '/attendant': 'queue-server/console/attendant.html',
  '/host': 'queue-server/console/host.html',
  '/manager': 'queue-server/console/manager.html',
  '/oirs': 'queue-server/console/oirs.html',
  '/rights': 'queue-server/console/rights.html',
  '/audit': 'queue-server/console/audit.html',
  '/explorer': 'queue-server/console/explorer.html',
  '/satisfaction': 'queue-server/console/satisfaction.html',
  '/signals': 'queue-server/console/signals.html',
  '/settings': 'queue-server/console/settings.html',
};

/** Pages that may speak to the service beside them: its printer, scanner and buttons, on loopback. */
const BESIDE_DEVICES = ['/kiosk', '/survey'];
/** Pages that the settings show as they would be. */
const PREVIEWED = ['/board', '/kiosk'];
const LOOPBACK = ' http://127.0.0.1:* ws://127.0.0.1:*';

/**
 * What a page may load and ask: its own origin, and by name the socket on it, which not every browser takes for the same.
 */
function contentSecurity(path: string, { protocol, host }: FastifyRequest): string {
  const socket = `${protocol === 'https' ? 'wss' : 'ws'}://${host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // The voice of the service beside a kiosk's page arrives as bytes.
    "media-src 'self' blob:",
    `connect-src 'self' ${socket}${BESIDE_DEVICES.includes(path) ? LOOPBACK : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    // The page of settings alone shows others, a board or a kiosk as it would be; and these are shown by our pages alone.
    ...(path === '/settings' ? ["frame-src 'self'"] : []),
    `frame-ancestors ${PREVIEWED.includes(path) ? "'self'" : "'none'"}`,
  ].join('; ');
}

/** Whether a proxy that nobody told us of brought it: its own address is local, whoever asks through it. */
function passedOn({ ips, headers }: FastifyRequest): boolean {
  return ips === undefined && (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined);
}

/** Words alone, which need nothing else. */
export function plain(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Serves the built pages and their assets; nothing outside that folder. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  // Each file lies there compressed too (`compressed` of vite.config.ts), so that sending it costs no work.
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
  for (const [path, file] of Object.entries(PAGES)) {
    app.get(path, { schema: { hide: true } }, (request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .header('content-security-policy', contentSecurity(path, request))
        .sendFile(file),
    );
  }
  app.get('/', { schema: { hide: true } }, (request, reply) => {
    const known = isLocal(request.ip) && !passedOn(request);
    return plain(reply.code(known ? 200 : 404), known ? listPage() : nothingHere());
  });
  // Names of assets carry a hash of their content: what was once fetched never changes. What is not there may come.
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    {
      schema: { hide: true },
      onSend: async (_request, reply) => {
        if (reply.statusCode >= 400) reply.header('cache-control', 'no-store');
      },
    },
    (request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${request.params['*']}`),
  );
}
