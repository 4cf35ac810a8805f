import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { manualPages } from '../manuals/manuals.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** The manuals, for whoever asks: nothing in them is of a branch. They may show our own pictures, and nothing else. */
export async function helpRoutes(app: FastifyInstance): Promise<void> {
  const pages = manualPages();
  await app.register(async (help) => {
    await help.register(fastifyStatic, {
      root: IMAGES,
      prefix: '/help/images/',
      schemaHide: true,
      decorateReply: false,
      index: false,
      maxAge: '1h',
    });
  });
  app.get<{ Params: { name?: string } }>('/help/:name?', { schema: { hide: true } }, (request, reply) => {
    const html = pages.get(request.params.name ?? '');
    if (html === undefined) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-cache')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(html);
  });
}
