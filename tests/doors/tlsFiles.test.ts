import { copyFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { startServer } from '@turno25/queue-server/server.ts';
import { PLAIN_DOORS } from '@turno25/shared/http/doors.ts';
import { readDoors } from '@turno25/shared/machine/doors.ts';
import { systemId } from '@turno25/shared/time/ids.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import { describe, expect, it } from 'vitest';
import { addStaff, removeFolder, SECRET, tempFolder, withBranch } from '../support/branch.ts';

const FIXTURES = new URL('../fixtures/tls/', import.meta.url);
const fixture = (name: string): string => new URL(name, FIXTURES).pathname;
const SAID = { certificate: undefined, key: undefined, proxyHops: '0', hosts: [], connections: '2000' };

type Answer = { readonly status: number; readonly cookies: readonly string[]; readonly fingerprint: string };

function ask(port: number, method: string, path: string, { body, cookie }: { body?: string; cookie?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
    };
    const asked = request(
      { host: '127.0.0.1', port, method, path: `/api/v1${path}`, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        const { fingerprint256 } = (answer.socket as TLSSocket).getPeerCertificate();
        answer.resume().on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            cookies: answer.headers['set-cookie'] ?? [],
            fingerprint: fingerprint256,
          }),
        );
      },
    );
    asked.on('error', reject).end(body);
  });
}

describe('a server with a certificate', () => {
  it('keeps its session in a cookie of this host alone, which only TLS carries', () =>
    withBranch(async (branch) => {
      await addStaff(branch);
      const tls = { certificate: fixture('one.pem'), key: fixture('one.key.pem') };
      const server = await startServer(branch, {
        host: '127.0.0.1',
        port: 0,
        logLevel: 'silent',
        doors: { ...PLAIN_DOORS, tls },
      });
      try {
        expect(server.address).toMatch(/^https:/);
        const body = JSON.stringify({ login: 'manager', secret: SECRET, page: true });
        const { status, cookies } = await ask(server.port, 'POST', '/sessions', { body });
        expect(status).toBe(201);
        const [cookie = ''] = cookies;
        expect(cookie).toMatch(/^__Host-turno25_session=/);
        for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
        const [pair = ''] = cookie.split(';');
        expect((await ask(server.port, 'GET', '/live', { cookie: pair })).status).toBe(200);
        // The same token under the name that a plain page could have set is nobody's.
        const plain = pair.replace('__Host-', '');
        expect((await ask(server.port, 'GET', '/live', { cookie: plain })).status).toBe(401);
      } finally {
        await server.stop();
      }
    }));

  it('takes a renewed one while it runs, and never one whose key does not fit', async () => {
    const folder = tempFolder();
    const tls = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    const put = (from: string, to: string): void => copyFileSync(fixture(from), to);
    put('one.pem', tls.certificate);
    put('one.key.pem', tls.key);
    const time = new VirtualTime(Date.UTC(2026, 10, 20, 12));
    const sources = { clock: time.clock, spans: time.spans, timers: time.timers, newId: systemId };
    try {
      await withBranch(
        async (branch) => {
          const doors = { ...PLAIN_DOORS, tls };
          const server = await startServer(branch, { host: '127.0.0.1', port: 0, logLevel: 'silent', doors });
          try {
            const served = async () => (await ask(server.port, 'GET', '/health/live')).fingerprint;
            const first = await served();
            put('two.pem', tls.certificate);
            await time.pass(60_000);
            expect(await served()).toBe(first);
            put('two.key.pem', tls.key);
            await time.pass(60_000);
            expect(await served()).not.toBe(first);
          } finally {
            await server.stop();
          }
        },
        { sources },
      );
    } finally {
      removeFolder(folder);
    }
  });

  it('does not start with one file alone, or with two that do not fit', () => {
    const one = fixture('one.pem');
    expect(readDoors({ ...SAID, certificate: one }).ok).toBe(false);
    expect(readDoors({ ...SAID, certificate: one, key: fixture('two.key.pem') }).ok).toBe(false);
    expect(readDoors({ ...SAID, certificate: one, key: fixture('one.key.pem') }).ok).toBe(true);
    expect(readDoors({ ...SAID, proxyHops: 'all' }).ok).toBe(false);
    expect(readDoors({ ...SAID, hosts: ['http://x/'] }).ok).toBe(false);
    expect(readDoors({ ...SAID, proxyHops: '1', hosts: ['turnos.example'] })).toMatchObject({
      ok: true,
      value: { proxyHops: 1, hosts: ['turnos.example'], tls: null },
    });
  });
});
