import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pageRoutes } from '@turno25/queue-server/gateway/pages.ts';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = 'console.log("Turno25");'.repeat(50);
let folder: string;
const app = fastify();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turno25-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/page-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/page-1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets/page-1.js.gz'), gzipSync(SCRIPT));
  await pageRoutes(app, folder);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it.each(['br', 'gzip'])('sends what the build has compressed to whoever takes %s', async (encoding) => {
  const reply = await app.inject({ url: '/assets/page-1.js', headers: { 'accept-encoding': encoding } });
  expect(reply.headers['content-encoding']).toBe(encoding);
  expect(reply.headers['content-type']).toMatch(/javascript/);
  expect(reply.rawPayload.length).toBeLessThan(SCRIPT.length / 4);
  expect(reply.headers['cache-control']).toContain('immutable');
});

it('sends it plain to whoever takes nothing else', async () => {
  const reply = await app.inject({ url: '/assets/page-1.js' });
  expect(reply.headers['content-encoding']).toBeUndefined();
  expect(reply.body).toBe(SCRIPT);
});

it('lets nobody keep for a year that something is not there', async () => {
  const reply = await app.inject({ url: '/assets/page-2.js' });
  expect(reply.statusCode).toBe(404);
  expect(reply.headers['cache-control']).toBe('no-store');
});

describe('the list of pages at the root', () => {
  it.each(['127.0.0.1', '::1', '10.4.0.9', '192.168.1.20', '172.20.0.4', '::ffff:192.168.1.20', 'fd00::12'])(
    'is shown to staff at %s, with every page that a person may open',
    async (remoteAddress) => {
      const reply = await app.inject({ url: '/', remoteAddress });
      expect(reply.statusCode).toBe(200);
      for (const path of ['/kiosk', '/kiosk?mode=exit', '/kiosk?mode=both', '/board', '/attendant', '/manager'])
        expect(reply.body).toContain(`href="${path}"`);
    },
  );

  it.each(['8.8.8.8', '172.32.0.1', '11.0.0.1', '2001:db8::1', '::ffff:8.8.8.8'])('is hidden from %s', async (from) => {
    const reply = await app.inject({ url: '/', remoteAddress: from });
    expect(reply.statusCode).toBe(404);
    expect(reply.body).not.toContain('/manager');
    expect(reply.body).toContain('<h1>');
  });

  it.each([{ 'x-forwarded-for': '8.8.8.8' }, { forwarded: 'for=8.8.8.8' }])(
    'is hidden from whoever comes through a proxy that nobody told us of (%j)',
    async (headers) => {
      const reply = await app.inject({ url: '/', headers });
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toContain('/manager');
    },
  );

  it('goes by the address that a known proxy tells', async () => {
    const behind = fastify({ trustProxy: (_address: string, hop: number) => hop < 1 });
    await pageRoutes(behind, folder);
    const ask = (from: string) => behind.inject({ url: '/', headers: { 'x-forwarded-for': from } });
    expect((await ask('192.168.1.20')).statusCode).toBe(200);
    expect((await ask('8.8.8.8')).statusCode).toBe(404);
    await behind.close();
  });
});
