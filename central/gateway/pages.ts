import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built page of each kind of user. */
const PAGES: Readonly<Record<string, string>> = {
  '/national': 'central/console/national.html',
  '/catalogue': 'central/console/catalogue.html',
};

/** What a page may load and ask: its own origin. */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the centre's pages and their assets; nothing else of that folder. */
export async function centrePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
  for (const [path, file] of Object.entries(PAGES))
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').header('content-security-policy', CONTENT_SECURITY).sendFile(file),
    );
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/national', 302));
  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, (request, reply) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${request.params['*']}`),
  );
}
