import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { isShown, MEDIA, type MediaFolder } from '../media/mediaFolder.ts';

/**
 * The files that boards show, to whoever asks: what hangs in a hall is nobody's secret, and a picture of a page brings no token.
 * Parts of them too, as videos are read.
 */
export async function mediaFiles(app: FastifyInstance, { folder }: MediaFolder): Promise<void> {
  if (folder === null) return;
  await app.register(fastifyStatic, {
    root: folder,
    prefix: `/${MEDIA}/`,
    decorateReply: false,
    index: false,
    dotfiles: 'deny',
    allowedPath: (path) => isShown(decodeURIComponent(path.replace(/^\//, ''))),
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=86400');
    },
  });
}
