import { expect, test } from 'vitest';
import { withKiosk } from './testing/withKiosk.ts';

test('a kiosk remembers the end of the ledger through a restart, and an older copy does not make it forget', () =>
  withKiosk(505, async (kiosk) => {
    const { server, desk, outbox } = kiosk;
    server.head = { ...server.head, seq: 900 };
    await desk.witness();
    server.head = { ...server.head, seq: 200, hash: '4'.repeat(64) };
    await desk.witness();
    expect(server.handedBack.map(({ seq }) => seq)).toEqual([900]);
    expect(outbox.heads.list().map(({ seq }) => seq)).toEqual([900]);
    server.head = { ...server.head, seq: 210, epoch: 'second' };
    await desk.witness();
    expect(outbox.heads.list().map(({ seq }) => seq)).toEqual([210, 900]);
    server.mood = 'away';
    await desk.witness();
    expect(outbox.heads.list()).toHaveLength(2);
  }));
