import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerPath } from '../pages.ts';

export type Front = { readonly origin: string; readonly stop: () => Promise<void> };

const LOOPBACK = '127.0.0.1';

/**
 * Serves the kiosk's own pages to the browser beside it, on loopback, and passes the API on to the branch's server: what
 * the own scheme does in the shell. The page is then there before the server is, and may speak to the device host, which
 * browsers allow to no page from elsewhere. Throws when the port is taken.
 */
export async function startFront(pages: string, server: URL, port: number): Promise<Front> {
  const answer = answerPath(pages, server, fetch);
  const http = createServer((incoming, outgoing) => {
    respond(incoming, outgoing, answer).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(502);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, LOOPBACK, resolve);
  });
  const bound = http.address();
  const origin = `http://${LOOPBACK}:${bound !== null && typeof bound === 'object' ? bound.port : port}`;
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  // A name that somebody else's DNS points here is not ours.
  if (!/^127\.0\.0\.1(:\d+)?$/.test(incoming.headers.host ?? '')) {
    outgoing.writeHead(421).end();
    return;
  }
  const body = incoming.method === 'GET' || incoming.method === 'HEAD' ? null : await readAll(incoming);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && name !== 'connection') headers.set(name, value);
  }
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
  const response = await answer(new Request(url, { method: incoming.method ?? 'GET', headers, body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function readAll(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts);
}
