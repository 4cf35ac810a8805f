import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { type KioskHost, TAP, withKioskHost, ZONE } from '../support/kioskHost.ts';

const RUN = '11.111.111-1';
const PERSON = { type: 'run', value: RUN, fromCard: true } as const;
const TERMS = { language: 'es-CL', zone: ZONE, publicAddress: TAP.publicAddress };
const at = (time: string): number => localTimeToInstant('2026-11-20', time, ZONE);
const iso = (time: string): string => new Date(at(time)).toISOString();

/** A kiosk with its service at 9:50 of a Friday; the test moves the branch's clock. */
function atTenToTen(
  run: (kiosk: KioskHost, served: ServedBranch, clock: VirtualClock) => Promise<void>,
): Promise<void> {
  const clock = new VirtualClock(at('09:50'));
  return withServer((served) => withKioskHost(served, (kiosk) => run(kiosk, served, clock)), {
    clock,
  });
}

async function book({ manager }: ServedBranch, time: string, more: object = {}): Promise<string> {
  return (await manager.call('POST', '/appointments', { serviceId: 'pgu', at: iso(time), ...more })).body.code;
}

const papers = ({ papers: all }: KioskHost, count: number) =>
  expect
    .poll(async () => (await all()).length, { timeout: 20_000 })
    .toBe(count)
    .then(all);

describe('an arrival through the service beside the page', () => {
  it('in its window prints a ticket with its hour, and who it was is on no disk', () =>
    atTenToTen(async (kiosk, served) => {
      const { call, folder } = kiosk;
      await book(served, '10:00', { identity: PERSON });
      const given = await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0001', identity: PERSON });
      expect(given.status).toBe(201);
      expect(given.body.booked).toEqual({ at: iso('10:00'), late: false });
      expect(given.body).toMatchObject({ number: 'A-001', source: 'server', issuedAt: iso('09:50') });
      const [paper] = await papers(kiosk, 1);
      expect(paper!.text).toContain('Su hora: 10:00');
      expect(paper!.text).toContain('20-11-2026 · 09:50');
      expect(paper!.text).toContain(`[QR ${given.body.link}]`);
      for (const file of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, file)).toString('latin1');
        for (const spelling of [RUN, '11111111', '111111111']) expect(bytes).not.toContain(spelling);
      }
      await expect.poll(async () => (await call('GET', '/status')).body.outbox.undelivered).toBe(0);
      const again = await call('POST', `/tickets/${given.body.visitId}/copy`, TERMS);
      expect(again.status).toBe(201);
    }));

  it('sent twice by the same touch is one ticket and one paper', () =>
    atTenToTen(async (kiosk, served) => {
      const code = await book(served, '10:00');
      const touch = { ...TERMS, key: 'arrival-0001', code };
      const [first, second] = await Promise.all([
        kiosk.call('POST', '/check-ins', touch),
        kiosk.call('POST', '/check-ins', touch),
      ]);
      expect([first.status, second.status, second.body.number]).toEqual([201, 201, first.body.number]);
      expect((await kiosk.call('POST', '/check-ins', touch)).body.booked).toEqual(first.body.booked);
      await papers(kiosk, 1);
      expect(served.branch.engine.state().open.size).toBe(1);
    }));

  it('says why there is no ticket: too early, not known, used', () =>
    atTenToTen(async (kiosk, served, clock) => {
      const { call } = kiosk;
      const code = await book(served, '10:30');
      const early = await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0001', code });
      expect([early.status, early.body]).toEqual([
        409,
        { kind: 'refused', code: 'booking.tooEarly', facts: { bookedFor: iso('10:30'), from: iso('10:15') } },
      ]);
      const nobody = await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0002', identity: PERSON });
      expect(nobody.body.code).toBe('booking.unknown');
      clock.set(at('10:20'));
      expect((await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0003', code })).status).toBe(201);
      const used = await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0004', code });
      expect(used.body).toMatchObject({ code: 'booking.over', facts: { status: 'checkedIn' } });
      expect((await call('POST', '/check-ins', { ...TERMS, key: 'arrival-0005' })).status).toBe(400);
      await papers(kiosk, 1);
    }));

  it('after its window prints an ordinary ticket, in the person’s language', () =>
    atTenToTen(async (kiosk, served, clock) => {
      const code = await book(served, '10:00');
      clock.set(at('10:06'));
      const touch = { ...TERMS, key: 'arrival-0001', code, language: 'ht', ticketLanguage: 'ht' };
      const late = await kiosk.call('POST', '/check-ins', touch);
      expect(late.body.booked).toEqual({ at: iso('10:00'), late: true });
      const [paper] = await papers(kiosk, 1);
      expect(paper!.text).toContain('Tann nan sal la');
      expect(paper!.text).not.toContain('10:00');
      expect(served.branch.engine.state().open.get(late.body.visitId)!.language).toBe('ht');
    }));

  it('is not possible without the server; the same touch registers it once the line is back', () =>
    atTenToTen(async (kiosk, served) => {
      const { call, dock } = kiosk;
      const touch = { ...TERMS, key: 'arrival-0001', code: await book(served, '10:00') };
      await dock({ what: 'network', connected: false });
      const away = await call('POST', '/check-ins', touch);
      expect([away.status, away.body]).toEqual([409, { kind: 'away' }]);
      expect(await kiosk.papers()).toEqual([]);
      await dock({ what: 'network', connected: true });
      expect((await call('POST', '/check-ins', touch)).status).toBe(201);
      await papers(kiosk, 1);
    }));
});
