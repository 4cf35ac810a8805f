import { request } from 'node:http';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { TAP } from '../../outbox/testing/tap.ts';
import { PAGE, TOKEN, withHost } from '../testing/withHost.ts';

/** `fetch` lets nobody choose `Host` or `Origin`; a stranger would. */
function ask(address: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

const connects = (address: string, auth: object, origin?: string): Promise<boolean> =>
  new Promise((resolve) => {
    const extraHeaders = origin === undefined ? {} : { origin };
    const socket = io(address, { transports: ['websocket'], auth, extraHeaders, reconnection: false, forceNew: true });
    socket.on('connect', () => {
      socket.close();
      resolve(true);
    });
    socket.on('connect_error', () => resolve(false));
  });

test('without the token, from another page, or under another name, nobody is served', () =>
  withHost(async ({ address }) => {
    const authorization = `Bearer ${TOKEN}`;
    expect(await ask(address, '/status', {})).toBe(401);
    expect(await ask(address, '/status', { authorization: 'Bearer wrong' })).toBe(401);
    expect(await ask(address, '/status', { authorization, origin: 'https://evil.example' })).toBe(403);
    expect(await ask(address, '/status', { authorization, host: 'evil.example' })).toBe(421);
    expect(await ask(address, '/status', { authorization, origin: PAGE })).toBe(200);
  }));

test('the streams ask for the same', () =>
  withHost(async ({ address }) => {
    expect(await connects(address, {})).toBe(false);
    expect(await connects(address, { token: 'wrong' })).toBe(false);
    expect(await connects(address, { token: TOKEN }, 'https://evil.example')).toBe(false);
    expect(await connects(address, { token: TOKEN }, PAGE)).toBe(true);
  }));

test('outside development there is no dock', () =>
  withHost(
    async ({ call }) => {
      expect((await call('GET', '/dock')).status).toBe(404);
      expect((await call('POST', '/dock', { what: 'paper', state: 'out' })).status).toBe(404);
    },
    { development: false },
  ));

test('what is not understood is refused and nothing is issued', () =>
  withHost(async ({ call, server }) => {
    expect((await call('POST', '/tickets', { ...TAP, key: 'short' })).status).toBe(400);
    expect((await call('POST', '/tickets', { ...TAP, key: 'tap-00000001', extra: 1 })).status).toBe(400);
    expect((await call('POST', '/print', { kind: 'ticket' })).status).toBe(400);
    expect((await call('POST', '/tickets/unknown/print', {})).status).toBe(404);
    expect(server.visits.size).toBe(0);
  }));
