import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** As many digits as tell two answers of one address apart. */
const DIGITS = 22;

/**
 * For what is asked again and again: an answer bears a tag of its bytes, and whoever already has just those gets the word that
 * nothing changed (RFC 9110, 13.1.2). A hook of the route (`onSend`).
 */
export async function onlyIfChanged(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, DIGITS)}"`;
  reply.header('etag', tag).header('cache-control', 'no-cache, private');
  if (request.headers['if-none-match'] !== tag) return payload;
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}
