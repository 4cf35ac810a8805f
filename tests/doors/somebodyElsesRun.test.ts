import { randomUUID } from 'node:crypto';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, it } from 'vitest';
import { type Client, clientOf, type ServedBranch, withServer } from '../support/branch.ts';
import { enrolKiosk } from '../support/kioskLink.ts';
import { verifyFile } from '../support/ledgerFile.ts';

/** Invented: valid check digits, nobody's numbers. */
const TYPED = { type: 'run', value: '11.111.111-1' } as const;
const CARD = { ...TYPED, fromCard: true } as const;
const NOBODY = { type: 'run', value: '22.222.222-2' } as const;
const OTHER_CARD = { ...NOBODY, fromCard: true } as const;
const PGU = { serviceId: 'pgu', class: 'general' } as const;

const other = async (served: ServedBranch, name = 'otro tótem'): Promise<Client> =>
  clientOf(served.server.address, await enrolKiosk(served, name));
/** The answer without what is another for every ticket. */
const shapeOf = ({ status, body, headers }: Awaited<ReturnType<Client['call']>>): unknown => [
  status,
  Object.keys(body).sort(),
  [...headers.keys()].sort(),
];

describe('typing somebody’s RUN', () => {
  it('gets an ordinary ticket that tells nothing: the answer is the same for one who waits and one who does not', () =>
    withServer(async (served) => {
      const waiting = await served.kiosk.call('POST', '/tickets', { ...PGU, identity: TYPED });
      const known = await (await other(served)).call('POST', '/tickets', { ...PGU, identity: TYPED });
      const unknown = await (await other(served, 'un tercero')).call('POST', '/tickets', { ...PGU, identity: NOBODY });
      expect(known.status).toBe(201);
      expect(shapeOf(known)).toEqual(shapeOf(unknown));
      for (const secret of [waiting.body.number, waiting.body.id, waiting.body.surveyCode]) {
        expect(known.text).not.toContain(secret);
      }
      // Staff see that they are the same person; the kiosk, its catalogue and its stream do not.
      const seen = (await served.attendants[0]!.call('GET', '/live')).body.line as any[];
      expect(seen.find(({ number }) => number === known.body.number).alsoHere).toEqual([waiting.body.number]);
      expect(seen.find(({ number }) => number === unknown.body.number)).not.toHaveProperty('alsoHere');
      for (const path of ['/catalog', '/board']) {
        expect((await served.kiosk.call('GET', path)).text).not.toContain('alsoHere');
      }
    }));

  it('finds no appointment, theirs or nobody’s, and looks for none', () =>
    withServer(
      async (served) => {
        const at = new Date(localTimeToInstant('2026-11-20', '10:00', 'America/Santiago')).toISOString();
        const booked = await served.manager.call('POST', '/appointments', { serviceId: 'pgu', at, identity: TYPED });
        const theirs = await served.kiosk.call('POST', '/appointments/check-in', { identity: TYPED });
        const nobodys = await served.kiosk.call('POST', '/appointments/check-in', { identity: NOBODY });
        expect([theirs.status, theirs.body.code]).toEqual([403, 'booking.cardNeeded']);
        expect(theirs.text).toBe(nobodys.text);
        expect((await served.kiosk.call('POST', '/appointments/check-in', { identity: OTHER_CARD })).body.code).toBe(
          'booking.unknown',
        );
        const arrived = await served.kiosk.call('POST', '/appointments/check-in', { identity: CARD });
        expect(arrived.status).toBe(201);
        // The code of the appointment prints its ticket again, wherever it was given.
        const again = await (await other(served)).call('POST', '/tickets/reprint', { code: booked.body.code });
        expect([again.status, again.body.number]).toEqual([200, arrived.body.number]);
      },
      { clock: new VirtualClock(localTimeToInstant('2026-11-20', '09:55', 'America/Santiago')) },
    ));

  it('holds the card up instead and is offered the ticket that is theirs', () =>
    withServer(async ({ kiosk }) => {
      const first = await kiosk.call('POST', '/tickets', { ...PGU, identity: TYPED });
      const second = await kiosk.call('POST', '/tickets', { ...PGU, identity: CARD });
      expect(second.body).toMatchObject({ code: 'ticket.alreadyWaiting', facts: { number: first.body.number } });
    }));
});

describe('the codes of a visit', () => {
  it('are given to no kiosk but the one that issued it, whatever its token asks', () =>
    withServer(async (served) => {
      const { body: ticket } = await served.kiosk.call('POST', '/tickets', { ...PGU, identity: TYPED });
      const thief = await other(served);
      expect((await served.kiosk.call('GET', `/tickets/${ticket.id}`)).body.surveyCode).toBe(ticket.surveyCode);
      const tries = [
        thief.call('GET', `/tickets/${ticket.id}`),
        thief.call('POST', '/tickets/reprint', { visitId: ticket.id, identity: TYPED }),
        thief.call('POST', '/tickets/reprint', { visitId: ticket.id, identity: OTHER_CARD }),
        thief.call('POST', '/tickets/reprint', { visitId: randomUUID(), identity: CARD }),
        thief.call('POST', '/tickets/reprint', { code: '00000-00000' }),
        served.manager.call('POST', '/tickets/reprint', { code: ticket.surveyCode }),
      ];
      for (const { status, text } of await Promise.all(tries)) {
        expect(status).toBe(403);
        expect(text).not.toContain(ticket.surveyCode);
        expect(text).not.toContain(ticket.trackingToken);
      }
    }));

  it('are new after a re-print elsewhere, and the old ones open nothing: not the line, not the survey', () =>
    withServer(async (served) => {
      const { kiosk, anonymous, attendants, folder } = served;
      const { body: old } = await kiosk.call('POST', '/tickets', { ...PGU, identity: TYPED });
      const second = await other(served);
      const { body: fresh, status } = await second.call('POST', '/tickets/reprint', { code: old.surveyCode });
      expect([status, fresh.number]).toEqual([200, old.number]);
      expect(fresh.surveyCode).not.toBe(old.surveyCode);
      expect((await anonymous.call('GET', `/track/${old.trackingToken}`)).status).toBe(404);
      expect((await anonymous.call('DELETE', `/track/${old.trackingToken}`)).status).toBe(404);
      expect((await anonymous.call('GET', `/track/${fresh.trackingToken}`)).body.status).toBe('waiting');
      // The kiosk that gave it holds them no more; the one that printed it does, also a second time.
      expect((await kiosk.call('GET', `/tickets/${old.id}`)).body.code).toBe('ticket.otherKiosk');
      expect((await second.call('GET', `/tickets/${old.id}`)).body.surveyCode).toBe(fresh.surveyCode);
      const twice = await second.call('POST', '/tickets/reprint', { visitId: old.id, identity: CARD });
      expect(twice.body.surveyCode).toBe(fresh.surveyCode);
      const back = await kiosk.call('POST', '/tickets/reprint', { visitId: old.id, identity: CARD });
      expect(new Set([old.surveyCode, fresh.surveyCode, back.body.surveyCode]).size).toBe(3);
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[0]!.call('POST', '/counters/m1/call-next', {});
      await attendants[0]!.call('POST', '/counters/m1/start', {});
      expect((await anonymous.call('POST', '/surveys', { code: old.surveyCode, global: 7 })).status).toBe(404);
      expect((await anonymous.call('POST', '/surveys', { code: back.body.surveyCode, global: 7 })).status).toBe(201);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));
});

describe('a ticket that staff take for somebody', () => {
  it('brings them no codes: they could answer the survey, or leave, in that person’s name', () =>
    withServer(async ({ manager, kiosk, branch }) => {
      const { status, body, text } = await manager.call('POST', '/tickets', PGU);
      expect(status).toBe(201);
      expect(body).not.toHaveProperty('trackingToken');
      for (const code of [branch.tokens.survey(body.id), branch.tokens.track(body.id)])
        expect(text).not.toContain(code);
      expect((await kiosk.call('GET', `/tickets/${body.id}`)).body.code).toBe('ticket.otherKiosk');
    }));
});

describe('an enrolment', () => {
  it('bears the name of whoever made its code', () =>
    withServer(async ({ manager, admin, anonymous, branch }) => {
      const { body } = await manager.call('POST', '/devices/codes', { kind: 'kiosk', name: 'Tótem nuevo' });
      const { status, body: enrolled } = await anonymous.call('POST', '/devices/enrol', { code: body.code });
      expect(status).toBe(201);
      const event = [...branch.ledger.events()].findLast(({ type }) => type === 'deviceEnrolled')!;
      expect(event).toMatchObject({ actor: 'boss', payload: { deviceId: enrolled.device.id } });
      // Whoever is disabled meanwhile let nobody in.
      const { body: later } = await manager.call('POST', '/devices/codes', { kind: 'board', name: 'Pantalla' });
      await admin.call('POST', '/staff/boss/disable');
      expect((await anonymous.call('POST', '/devices/enrol', { code: later.code })).body.code).toBe(
        'enrolment.invalid',
      );
    }));
});
