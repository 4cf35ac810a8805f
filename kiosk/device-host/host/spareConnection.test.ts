import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { withHost } from '../testing/withHost.ts';

test('a connection that the page keeps in hand, and never used, does not keep the service from ending', async () => {
  let closed: Promise<void> | null = null;
  await withHost(async ({ address }) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => undefined);
    closed = new Promise((resolve) => socket.once('close', () => resolve()));
  });
  await expect(closed).resolves.toBeUndefined();
});
