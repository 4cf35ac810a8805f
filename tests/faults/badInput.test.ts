import { describe, expect, it } from 'vitest';
import { type Client, withServer } from '../support/branch.ts';

const BODIES: readonly (readonly [what: string, body: unknown])[] = [
  ['nothing', ''],
  ['not JSON', '{"serviceId":'],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['an empty object with a stranger', '{"stranger":1}'],
  [
    'wrong types everywhere',
    '{"serviceId":{"$gt":""},"class":[],"visitId":5,"reason":"x","outcome":null,"servicesGiven":"pgu","to":1,"by":true,"login":[],"secret":{},"code":9,"kind":0,"name":[],"force":"yes","global":99}',
  ],
  ['huge numbers', '{"global":1e309,"wait":-1e999,"serviceId":"pgu","class":"general"}'],
  ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}'],
  [
    'control characters',
    JSON.stringify({ serviceId: 'pgu\u0000', class: '\u001b[31m', login: '\u0000', secret: '\ud800' }),
  ],
  ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  [
    'SQL',
    JSON.stringify({ serviceId: "'; DROP TABLE event; --", class: 'general', login: "' OR 1=1 --", secret: 'x' }),
  ],
];

const SEGMENTS = [
  'x',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%ff',
  'a'.repeat(150),
  'm1;drop',
  '%E2%80%AE',
  '-1',
  '2026-13-45',
];

const AT_ONCE = 24;

describe('bad input on every endpoint of the OpenAPI document', () => {
  it(
    'gets a 4xx with a code, never a 5xx',
    () =>
      withServer(async ({ anonymous, admin, manager, kiosk, board, attendants, branch }) => {
        const { body: document } = await anonymous.call('GET', '/openapi.json');
        const clients: readonly Client[] = [anonymous, admin, manager, kiosk, board, attendants[0]!];
        const before = branch.ledger.head().seq;
        const tries: (() => Promise<void>)[] = [];
        for (const [template, operations] of Object.entries(
          document.paths as Record<string, Record<string, unknown>>,
        )) {
          const path = template.replace('/api/v1', '');
          for (const method of Object.keys(operations).map((name) => name.toUpperCase())) {
            const writes = method === 'POST' || method === 'PUT';
            for (const client of clients) {
              for (const segment of path.includes('{') ? SEGMENTS.slice(0, client === admin ? 9 : 2) : ['']) {
                const target = path.replace(/\{\w+\}/g, segment);
                for (const [what, body] of writes ? BODIES : [['no body', undefined] as const]) {
                  if (client !== admin && client !== anonymous && what !== 'wrong types everywhere' && writes) continue;
                  tries.push(async () => {
                    const headers: Record<string, string> = writes ? { 'content-type': 'application/json' } : {};
                    const reply = await client.call(method, target, body, headers);
                    const said = `${method} ${target} with ${what}: ${reply.status} ${reply.text.slice(0, 200)}`;
                    expect(reply.status, said).toBeLessThan(500);
                    if (reply.status >= 400) expect(reply.body?.code, said).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
                    else expect(writes && !/open|close|sessions/.test(target), said).toBe(false);
                  });
                }
              }
            }
          }
        }
        // Several at once: one after the other they take as long as there are endpoints.
        for (let at = 0; at < tries.length; at += AT_ONCE)
          await Promise.all(tries.slice(at, at + AT_ONCE).map((one) => one()));
        const tried = tries.length;
        expect(tried).toBeGreaterThan(500);
        expect(branch.ledger.head().seq - before).toBeLessThan(10);
      }),
    150_000,
  );

  it('refuses a body over 64 KiB, a wrong type of body, and a missing key', () =>
    withServer(async ({ kiosk, attendants }) => {
      const ticket = { serviceId: 'pgu', class: 'general' };
      const big = await kiosk.call('POST', '/tickets', { ...ticket, padding: 'x'.repeat(66_000) });
      expect([big.status, big.body.code]).toEqual([413, 'request.tooLarge']);
      const xml = await kiosk.call('POST', '/tickets', '<a/>', { 'content-type': 'application/xml' });
      expect([xml.status, xml.body.code]).toEqual([415, 'request.mediaType']);
      const keyless = await kiosk.call('POST', '/tickets', ticket, { 'idempotency-key': '' });
      expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency.keyRequired']);
      const spaced = await kiosk.call('POST', '/tickets', ticket, { 'idempotency-key': 'a b c d e f g h' });
      expect([spaced.status, spaced.body.code]).toEqual([400, 'idempotency.keyRequired']);
      const forbidden = await attendants[0]!.call('POST', '/day/close', { force: true });
      expect([forbidden.status, forbidden.body.code]).toEqual([403, 'auth.forbidden']);
    }));

  it('gives every unknown address a problem document', () =>
    withServer(async ({ anonymous }) => {
      for (const path of ['/nothing', '/tickets', '/counters/m1/fly', '/%zz']) {
        const reply = await anonymous.call('GET', path);
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(reply.status).toBeLessThan(500);
        expect(reply.headers.get('content-type')).toContain('application/problem+json');
      }
    }));
});
