import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pageRoutes } from '@turno25/queue-server/gateway/pages.ts';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';

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
