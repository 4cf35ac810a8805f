import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemId } from '@turno25/shared/time/ids.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { expect, test } from 'vitest';
import { sendOldest } from './courier.ts';
import { httpServerLink } from './httpServerLink.ts';
import { TAP } from './testing/tap.ts';
import { withKiosk } from './testing/withKiosk.ts';

const ASKED = { ...TAP, class: 'general' } as const;

test('a delivery at which the server fails is no sign that it is away; a person who waits is served from the block', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(500, { 'content-type': 'application/problem+json' });
    const problem = { type: 'urn:x', title: 'Algo falló', status: 500, code: 'server.unexpected' };
    response.end(JSON.stringify(problem));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = httpServerLink({ address, token: 'token', timers: systemTimers, newId: systemId, answerMs: 5_000 });
  try {
    const sent = await link.send('some-key-1', { kind: 'abandoned', visitId: 'visit-1' });
    expect(sent).toMatchObject({ ok: false, error: { kind: 'refused', code: 'server.unexpected' } });
    expect(await link.ticket('visit-1')).toMatchObject({ ok: false, error: { kind: 'away' } });
  } finally {
    server.close();
  }
});

test('one at which the server fails is set aside, the rest arrives, and it is tried again at the next start', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue({ ...ASKED, key: 'tap-1' });
    await world.desk.issue({ ...ASKED, key: 'tap-2' });
    world.server.mood = 'here';
    world.server.refusal = 'server.unexpected';
    expect(await sendOldest(world.outbox, world.link)).toBe('refused');
    world.server.refusal = null;
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 1 });
    world.restart();
    expect(world.outbox.state()).toMatchObject({ undelivered: 1, refused: 0 });
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.server.visits.size).toBe(2);
  }));

test('one that came before its day had opened is asked again under another key, since a refusal answers its key for ever', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue({ ...ASKED, key: 'tap-1' });
    const first = world.outbox.nextParcel();
    world.server.mood = 'here';
    world.server.refusal = 'day.closed';
    expect(await sendOldest(world.outbox, world.link)).toBe('refused');
    world.server.refusal = null;
    world.outbox.dayMayBeOpen();
    const second = world.outbox.nextParcel();
    expect(second?.parcel).toEqual(first?.parcel);
    expect(second?.key).not.toBe(first?.key);
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 0 });
  }));

test('one that cannot be read any more is set aside and does not hold up the rest', () =>
  withKiosk(540, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue({ ...ASKED, key: 'tap-1' });
    await world.desk.issue({ ...ASKED, key: 'tap-2' });
    world.outbox.nextParcel();
    world.spoilOldestParcel();
    world.server.mood = 'here';
    expect(await sendOldest(world.outbox, world.link)).toBe('acknowledged');
    expect(world.outbox.state()).toMatchObject({ undelivered: 0, refused: 1 });
  }));
