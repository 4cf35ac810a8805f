import { expect, it } from 'vitest';
import { printing } from '../device-host/host/printing.ts';
import { PowerWorld, TODAY, ZONE } from './testing/powerWorld.ts';

const ARRIVAL = {
  key: 'arrival-0001',
  code: '7K3Q-W2M9',
  language: 'es-CL',
  zone: ZONE,
} as const;
const AT = `${TODAY}T15:05:00.000Z`;

/** A kiosk whose server knows one appointment. */
async function withWorld(run: (world: PowerWorld) => Promise<void>): Promise<void> {
  const world = new PowerWorld([]);
  world.server.booked.set('7K3Q-W2M9', { at: AT, late: false });
  try {
    await run(world);
  } finally {
    world.close();
  }
}

it('an arrival that the server registered and whose answer was lost is the same one when tried again', () =>
  withWorld(async ({ desk, server, outbox, printer, sheets }) => {
    server.mood = 'answersLost';
    expect(await desk.checkIn(ARRIVAL)).toEqual({ ok: false, error: { kind: 'away' } });
    expect(server.visits.size).toBe(1);
    server.mood = 'here';
    const again = await desk.checkIn(ARRIVAL);
    expect(again).toMatchObject({ ok: true, value: { booked: { at: AT }, number: 'A-001' } });
    await printing(outbox, printer).run();
    expect(sheets.map(({ number, copy }) => [number, copy])).toEqual([['A-001', false]]);
    expect(outbox.nextParcel(), 'nobody is told that the paper is missing').toMatchObject({
      parcel: { kind: 'print' },
    });
  }));

it('one that is left for an ordinary ticket is told to the server, which may have heard of it', () =>
  withWorld(async ({ desk, server, outbox }) => {
    server.mood = 'away';
    await desk.checkIn(ARRIVAL);
    expect(outbox.nextParcel()).toMatchObject({ parcel: { kind: 'abandoned' } });
  }));

it('one that the server refused is told to nobody, and leaves no paper', () =>
  withWorld(async ({ desk, outbox, printer, sheets }) => {
    const refused = await desk.checkIn({ ...ARRIVAL, code: 'AAAA-AAAA' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused', code: 'booking.unknown' } });
    await printing(outbox, printer).run();
    expect(sheets).toEqual([]);
    expect(outbox.nextParcel()).toBeNull();
  }));
