import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

/**
 * Structured logs, one JSON object a line. No bodies, no headers, no query strings: they may hold personal data or
 * tokens. A path keeps its shape only, since tracking tokens travel in it.
 */
export function serverLog(level: 'silent' | 'info' | 'warn'): FastifyBaseLogger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: pino.stdSerializers.err,
    },
  });
}
