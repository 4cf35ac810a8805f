import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
export type Behaviour = 'well' | 'fails' | 'silent' | { readonly redirect: string };

/** Somebody outside who hears alerts: a real HTTP server that does as it is told, message by message, and then well. */
export async function receiver(...behaviours: Behaviour[]) {
  const heard: Heard[] = [];
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      const does = behaviours.shift() ?? 'well';
      if (typeof does === 'object') response.writeHead(302, { location: does.redirect }).end();
      else if (does !== 'silent') response.writeHead(does === 'well' ? 204 : 500).end();
      for (const wake of waiting.splice(0)) wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    heard,
    /** Until so many were heard. */
    until: async (count: number): Promise<void> => {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
