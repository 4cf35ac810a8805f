import { hostname, networkInterfaces } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { hostNameOf } from './doors.ts';
import { problemDocument, sendProblem } from './problems.ts';

/** Whether the server may be asked under a `Host` header. */
export type KnowsHost = (header: string | undefined) => boolean;

/**
 * The names of this server: loopback's, the machine's own name and addresses, those that were allowed by hand, and what
 * `publicAddress` gives for telephones. A page of somebody else whose name is made to point here (DNS rebinding) is
 * same-origin to the browser, and is told apart by this alone.
 */
export function ownHosts(allowed: readonly string[], publicAddress: () => string | null): KnowsHost {
  const own = hostname().toLowerCase();
  const fixed = new Set([
    'localhost',
    '127.0.0.1',
    '::1',
    own,
    `${own}.local`,
    ...allowed.map((name) => name.toLowerCase()),
  ]);
  return (header) => {
    const name = hostNameOf(header);
    if (name === null) return false;
    // A laptop gets another address in each village, so its own are read as they are now.
    return fixed.has(name) || name === hostOf(publicAddress()) || addressesNow().has(name);
  };
}

function hostOf(address: string | null): string | null {
  return address === null ? null : hostNameOf(new URL(address).host);
}

function addressesNow(): Set<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address.toLowerCase())),
  );
}

/** Refuses what is asked under a name that is not the server's, before anything else is looked at. */
export function checkHosts(app: FastifyInstance, knows: KnowsHost): void {
  app.addHook('onRequest', async (request, reply) => {
    // Behind a proxy both names count: the one that it asks us by, and the one that it says it was asked by.
    const names = [request.raw.headers.host, request.host];
    if (names.every(knows)) return;
    const facts = { host: names.filter((name) => !knows(name)).map(hostNameOf)[0] ?? '?' };
    if (!(request.headers.accept ?? '').includes('text/html')) return sendProblem(reply, 'request.host', { facts });
    const { status, title } = problemDocument('request.host', { facts });
    return reply.code(status).type('text/plain; charset=utf-8').send(title);
  });
}
