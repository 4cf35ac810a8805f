import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { problemDocument } from './problems.ts';

/**
 * Keeps the number of connections in hand: each costs a descriptor, and without one left the ledger itself could not be
 * written. Whoever is one too many hears why; over TLS once they can.
 */
export function limitConnections(server: HttpServer | HttpsServer, most: number): void {
  let here = 0;
  const excess = new WeakSet<Socket>();
  const isTls = 'setSecureContext' in server;
  server.prependListener('connection', (socket: Socket) => {
    here += 1;
    socket.once('close', () => {
      here -= 1;
    });
    if (here <= most) return;
    excess.add(socket);
    if (!isTls) sendAway(socket);
  });
  // The encrypted connection stands on a socket of its own: who is one too many is told inside it.
  if (isTls) server.prependListener('secureConnection', (socket: Socket) => here > most && sendAway(socket));
}

/** One answer and nothing more, whatever was going to be asked. */
function sendAway(socket: Socket): void {
  const body = JSON.stringify(problemDocument('server.full'));
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      'HTTP/1.1 503 Service Unavailable',
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'retry-after: 5',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroySoon(),
  );
}

/** What never became a request is answered in the same words as everything else: too slow, too long, or no HTTP at all. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = BROKEN[error.code ?? ''] ?? 'request.invalid';
  const document = problemDocument(code);
  const body = JSON.stringify(document);
  socket.end(
    [
      `HTTP/1.1 ${document.status} ${document.status === 408 ? 'Request Timeout' : 'Bad Request'}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

const BROKEN: Readonly<Record<string, 'request.tooSlow' | 'request.tooLarge'>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.tooSlow',
  HPE_HEADER_OVERFLOW: 'request.tooLarge',
};
