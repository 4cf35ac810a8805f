import { connect, type Socket } from 'node:net';
import { startServer } from '@turno25/queue-server/server.ts';
import { LIMITS, PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { describe, expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';

type Served = { readonly port: number };

async function served<T>(limits: Partial<typeof LIMITS>, run: (served: Served) => Promise<T>): Promise<T> {
  return withBranch(async (branch) => {
    const doors = { ...PLAIN_DOORS, limits: { ...LIMITS, lookMs: 100, ...limits } };
    const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', doors });
    try {
      return await run(server);
    } finally {
      await server.stop();
    }
  });
}

/** Everything that a connection heard until it was closed. */
function heard(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.once('close', () => resolve(Buffer.concat(parts).toString('utf8'))));
}

const opened = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('connect', () => resolve()));
const HEAD = 'POST /api/v1/sessions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';

describe('a request that never ends', () => {
  it('that was not even begun, on a connection that a browser keeps in hand, does not keep the server from ending', async () => {
    let silent: Promise<string> | null = null;
    await served({ silentMs: 600_000 }, async ({ port }) => {
      const socket = connect(port, '127.0.0.1');
      await opened(socket);
      silent = heard(socket);
    });
    expect(await silent).toBe('');
  });

  it('without the end of its headers is told so and closed', () =>
    served({ headersMs: 300, requestMs: 600 }, async ({ port }) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(HEAD);
      const answer = await heard(socket);
      expect(answer).toContain('HTTP/1.1 408');
      expect(answer).toContain('request.tooSlow');
    }));

  it('without the end of its body frees its descriptor, however many there are', () =>
    served({ headersMs: 300, requestMs: 600 }, async ({ port }) => {
      const slow = Array.from({ length: 200 }, () => {
        const socket = connect(port, '127.0.0.1');
        socket.write(`${HEAD}content-length: 1000\r\n\r\n{"login":`);
        return heard(socket);
      });
      const answers = await Promise.all(slow);
      for (const answer of answers) expect(answer).toContain('408');
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/health/ready`)).status).toBe(200);
    }));

  it('that says nothing at all is closed', () =>
    served({ headersMs: 300, requestMs: 600 }, async ({ port }) => {
      await heard(connect(port, '127.0.0.1'));
    }));

  it('one connection more than there may be hears a clear 503, and there is room again once others go', () =>
    served({ connections: 3 }, async ({ port }) => {
      const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'));
      await Promise.all(sockets.map(opened));
      const answer = await heard(connect(port, '127.0.0.1'));
      expect(answer).toContain('HTTP/1.1 503');
      expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ code: 'server.full', status: 503 });
      for (const socket of sockets) socket.destroy();
      await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/api/v1/health/ready`)).status).toBe(200);
    }));
});
