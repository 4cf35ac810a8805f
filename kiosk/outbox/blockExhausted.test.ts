import { expect, test } from 'vitest';
import { TODAY } from './testing/powerWorld.ts';
import { TAP } from './testing/tap.ts';
import { withKiosk } from './testing/withKiosk.ts';

test('the numbers of the block are given in order, and then the kiosk says that there are none', () =>
  withKiosk(502, async (world) => {
    world.server.mood = 'away';
    const numbers = [];
    for (const key of ['tap-1', 'tap-2']) {
      const issued = await world.desk.issue({ ...TAP, key });
      if (issued.ok) numbers.push(issued.value.number);
    }
    expect(numbers).toEqual(['A-501', 'A-502']);
    expect(world.outbox.blocks.remaining('A', TODAY)).toBe(0);
    expect(await world.desk.issue({ ...TAP, key: 'tap-3' })).toEqual({
      ok: false,
      error: { kind: 'refused', code: 'blockExhausted', facts: { series: 'A', businessDate: TODAY } },
    });
  }));

test('a series without a block is another trouble', () =>
  withKiosk(502, async (world) => {
    world.server.mood = 'away';
    expect(await world.desk.issue({ ...TAP, key: 'tap-1', series: 'B' })).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'noBlock', facts: { series: 'B' } },
    });
  }));

test('the same tap after the server is back gets its ticket', () =>
  withKiosk(502, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue({ ...TAP, key: 'tap-1', series: 'B' });
    world.server.mood = 'here';
    expect(await world.desk.issue({ ...TAP, key: 'tap-1' })).toMatchObject({ ok: true, value: { source: 'server' } });
    // What is left to tell is that the series had no number, which stays true.
    expect(world.outbox.nextParcel()?.parcel).toMatchObject({ kind: 'exhausted', body: { series: 'B' } });
    expect(world.outbox.state().undelivered).toBe(1);
  }));

test('a block granted again grows and never goes back; one that overlaps another is left out', () =>
  withKiosk(502, async (world) => {
    world.server.mood = 'away';
    await world.desk.issue({ ...TAP, key: 'tap-1' });
    const block = { series: 'A', businessDate: TODAY, from: 501, to: 502 };
    expect(
      world.outbox.blocks.keep([
        { ...block, to: 503 },
        { ...block, from: 502, to: 600 },
      ]),
    ).toEqual({
      overlapping: [{ ...block, from: 502, to: 600 }],
    });
    expect(world.outbox.blocks.keep([block]).overlapping).toEqual([]);
    expect(world.outbox.blocks.remaining('A', TODAY)).toBe(2);
  }));
