import { bookingReceipt, bookingsView, checkInView } from '@turno25/shared/contracts/appointments.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { textOf } from '@turno25/shared/evidence/bytes.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, test } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';

const ZONE = 'America/Santiago';
const at = (time: string, date = '2026-11-20'): number => localTimeToInstant(date, time, ZONE);
const iso = (instant: number): string => new Date(instant).toISOString();
const RUN = { type: 'run', value: '11.111.111-1', fromCard: true };
const OTHER_RUN = { type: 'run', value: '22.222.222-2', fromCard: true };

/** A branch at 9:00 of a Friday whose clock the test moves. */
function atNine<T>(run: (served: ServedBranch, clock: VirtualClock) => Promise<T>): Promise<T> {
  const clock = new VirtualClock(at('09:00'));
  return withServer((served) => run(served, clock), { clock, ignoreHours: false });
}

async function book({ manager }: ServedBranch, time: string, more: object = {}) {
  return manager.call('POST', '/appointments', { serviceId: 'pgu', at: iso(at(time)), ...more });
}

describe('appointments', () => {
  test('checked in by code in the window: the wait counts from the appointment, and figures have the channel', () =>
    atNine(async (served, clock) => {
      const { kiosk, attendants, branch, manager } = served;
      const booked = bookingReceipt.parse((await book(served, '12:00', { reference: 'web-1' })).body);
      expect(booked.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      clock.set(at('11:50'));
      const typed = booked.code.toLowerCase().replace('-', ' ');
      const checked = checkInView.parse((await kiosk.call('POST', '/appointments/check-in', { code: typed })).body);
      expect(checked.booked).toEqual({ at: iso(at('12:00')), late: false });
      const visit = branch.engine.state().open.get(checked.id)!;
      expect(visit).toMatchObject({ channel: 'appointment', bookedFor: at('12:00'), issuedAt: at('11:50') });
      clock.set(at('12:07'));
      await attendants[0]!.call('POST', '/counters/m2/open', {});
      await attendants[0]!.call('POST', '/counters/m2/call-next', {});
      await attendants[0]!.call('POST', '/counters/m2/start', {});
      clock.advance(MINUTE);
      const standard = branch.today.standard(clock.now())!;
      expect(standard.official).toEqual({ num: 1, den: 1 });
      expect(branch.engine.state().open.get(checked.id)!.firstStartAt! - visit.waitsFrom).toBe(7 * MINUTE);
      const list = bookingsView.parse((await manager.call('GET', '/appointments')).body);
      expect(list.bookings).toMatchObject([{ reference: 'web-1', status: 'checkedIn', number: checked.number }]);
    }));

  test('by RUN, however it is written; somebody else’s RUN finds nothing', () =>
    atNine(async (served, clock) => {
      const { kiosk } = served;
      await book(served, '10:00', { identity: RUN });
      clock.set(at('09:58'));
      const stranger = await kiosk.call('POST', '/appointments/check-in', { identity: OTHER_RUN });
      expect(stranger.body.code).toBe('booking.unknown');
      const here = await kiosk.call('POST', '/appointments/check-in', {
        identity: { type: 'run', value: '111111111', fromCard: true },
      });
      expect(checkInView.parse(here.body).booked.late).toBe(false);
    }));

  test.each([
    ['11:44', 'booking.tooEarly', null],
    ['11:45', null, false],
    ['12:05', null, false],
    ['12:06', null, true],
    ['13:30', null, true],
  ] as const)('at %s for 12:00', (time, code, late) =>
    atNine(async (served, clock) => {
      const { kiosk, branch } = served;
      const { code: bookingCode } = (await book(served, '12:00')).body;
      clock.set(at(time));
      const reply = await kiosk.call('POST', '/appointments/check-in', { code: bookingCode });
      if (code !== null) {
        expect(reply.body).toMatchObject({ code, facts: { from: iso(at('11:45')), bookedFor: iso(at('12:00')) } });
        expect(branch.engine.state().open.size).toBe(0);
        return;
      }
      expect(reply.status).toBe(201);
      expect(reply.body.booked.late).toBe(late);
      const visit = branch.engine.state().open.get(reply.body.id)!;
      expect(visit.bookedFor).toBe(late ? null : at('12:00'));
      expect(visit.channel).toBe(late ? 'inPerson' : 'appointment');
      expect(visit.issuedAt).toBe(at(time));
      expect(visit.waitsFrom).toBe(late ? at(time) : Math.max(at(time), at('12:00')));
    }),
  );

  test('of several the same day, the one whose window is open', () =>
    atNine(async (served, clock) => {
      const { kiosk } = served;
      for (const time of ['09:10', '10:00', '12:00']) await book(served, time, { identity: RUN });
      clock.set(at('09:55'));
      const first = await kiosk.call('POST', '/appointments/check-in', { identity: RUN });
      expect(first.body.booked.at).toBe(iso(at('10:00')));
      const next = await kiosk.call('POST', '/appointments/check-in', { identity: RUN });
      expect(next.body).toMatchObject({ code: 'booking.tooEarly', facts: { bookedFor: iso(at('12:00')) } });
    }));

  test('used once; called off; not for another day', () =>
    atNine(async (served, clock) => {
      const { kiosk, manager } = served;
      const used = (await book(served, '09:10')).body;
      const off = (await book(served, '09:11')).body;
      const monday = (await book(served, '09:12', { at: iso(at('10:00', '2026-11-23')) })).body;
      expect((await kiosk.call('POST', '/appointments/check-in', { code: used.code })).status).toBe(201);
      const again = await kiosk.call('POST', '/appointments/check-in', { code: used.code });
      expect(again.body).toMatchObject({ code: 'booking.over', facts: { status: 'checkedIn' } });
      expect((await manager.call('DELETE', `/appointments/${off.id}`)).status).toBe(204);
      expect((await manager.call('DELETE', `/appointments/${off.id}`)).body.code).toBe('booking.over');
      expect((await kiosk.call('POST', '/appointments/check-in', { code: off.code })).body.code).toBe('booking.over');
      clock.set(at('10:00'));
      expect((await kiosk.call('POST', '/appointments/check-in', { code: monday.code })).body.code).toBe(
        'booking.otherDay',
      );
    }));

  test('who never came is counted apart, and no ticket of theirs is in the figures', () =>
    atNine(async (served) => {
      const { manager, branch } = served;
      await book(served, '09:30');
      await book(served, '11:00');
      await manager.call('POST', '/day/close', { force: true });
      const list = bookingsView.parse((await manager.call('GET', '/appointments?date=2026-11-20')).body);
      expect(list.counts).toMatchObject({ missed: 2, booked: 0 });
      const missed = branch.ledger.eventsOf('2026-11-20').filter(({ type }) => type === 'appointmentMissed');
      expect(missed).toHaveLength(2);
      const figures = await manager.call('GET', '/figures/daily/2026-11-20');
      expect(JSON.stringify(figures.body)).not.toMatch(/booking/);
    }));

  test('nothing personal is in the ledger, and the reports are rebuilt from it', () =>
    atNine(async (served, clock) => {
      const { branch, kiosk } = served;
      const { code } = (await book(served, '10:00', { identity: RUN })).body;
      clock.set(at('10:00'));
      await kiosk.call('POST', '/appointments/check-in', { code });
      const all = [...branch.ledger.rows()].map(({ payload }) => textOf(payload)).join('\n');
      expect(all).not.toMatch(/11\.?111\.?111|111111111/);
      expect(all).not.toContain(code);
      const before = branch.reports.dump();
      branch.reports.rebuild(branch.ledger);
      expect(branch.reports.dump()).toEqual(before);
    }));

  test('what cannot be booked says why', () =>
    atNine(async (served) => {
      const { kiosk, manager } = served;
      const code = async (reply: Promise<{ body: { code: string } }>): Promise<string> => (await reply).body.code;
      expect(await code(book(served, '08:59'))).toBe('booking.past');
      expect(await code(book(served, '23:00'))).toBe('booking.closed');
      expect(await code(book(served, '10:00', { at: iso(at('10:00', '2026-11-22')) }))).toBe('booking.closed');
      expect(await code(book(served, '10:00', { serviceId: 'nothing' }))).toBe('service.unknown');
      expect(await code(book(served, '10:00', { identity: { type: 'run', value: '11.111.111-2' } }))).toBe(
        'request.invalid',
      );
      await book(served, '10:00', { reference: 'same' });
      expect(await code(book(served, '11:00', { reference: 'same' }))).toBe('booking.repeated');
      expect(await code(kiosk.call('POST', '/appointments', { serviceId: 'pgu', at: iso(at('10:00')) }))).toBe(
        'auth.forbidden',
      );
      expect(await code(kiosk.call('POST', '/appointments/check-in', {}))).toBe('request.invalid');
      expect(await code(kiosk.call('POST', '/appointments/check-in', { code: 'AAAA-AAAA' }))).toBe('booking.unknown');
      expect((await manager.call('DELETE', '/appointments/nothing')).body.code).toBe('booking.unknown');
    }));
});

describe('a file of appointments', () => {
  const send = ({ manager }: ServedBranch, text: string, key = 'file-key-1') =>
    manager.call('POST', '/appointments/import', text, { 'content-type': 'text/csv', 'idempotency-key': key });
  const FILE = [
    '\uFEFFTrámite;Fecha;Hora;Referencia;RUN;Preferente;Idioma',
    'pgu;2026-11-20;10:00;r-1;11.111.111-1;sí;es-CL',
    'ClaveÚnica;2026-11-20;9:30;r-2;;;',
    'nada;2026-11-20;10:00;r-3;;;',
    'pgu;2026-11-20;22:00;r-4;;;',
    'pgu;mañana;10:00;r-5;;;',
    'pgu;2026-11-20;10:00;r-6;11.111.111-2;;',
  ].join('\n');

  test('books what it can, and tells of each line that it could not', () =>
    atNine(async (served) => {
      const reply = await send(served, FILE);
      expect(reply.body).toMatchObject({ booked: 2, repeated: 0 });
      expect(reply.body.rejected.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
        [4, 'service.unknown'],
        [5, 'booking.closed'],
        [6, 'request.invalid'],
        [7, 'request.invalid'],
      ]);
      const list = await served.manager.call('GET', '/appointments');
      expect(list.body.bookings.map(({ reference }: { reference: string }) => reference)).toEqual(['r-2', 'r-1']);
      expect(list.body.bookings[1].class).toBe('preferential');
    }));

  test('as a Chilean spreadsheet saves it is read whole', () =>
    atNine(async (served) => {
      const file = [
        'sep=;',
        'Trámite;Fecha;Hora;Referencia;RUN;Preferente;',
        'Certificados de nacimiento, matrimonio y\u00a0antecedentes;20-11-2026;9:45 a. m.;r-1;11.111.111\u20111;S;',
        ';;;;;;',
        'pgu;20/11/2026;10:30:00;r-2;;VERDADERO;',
        ';;;;;;',
      ].join('\r\n');
      expect((await send(served, file)).body).toEqual({ booked: 2, repeated: 0, rejected: [] });
      const { bookings } = (await served.manager.call('GET', '/appointments')).body;
      expect(bookings.map((booking: { class: string }) => booking.class)).toEqual(['preferential', 'preferential']);
    }));

  test('says of each line which cell is not understood, what was read in it and what would be', () =>
    atNine(async (served) => {
      const file = [
        'tramite;fecha;hora;run;preferente',
        'pgu;31-11-2026;10:00;;',
        'pgu;20-11-2026;25:00;;',
        'pgu;20-11-2026;10:00;12345674;',
        'pgu;20-11-2026;10:00;;quizás',
      ].join('\n');
      const { rejected } = (await send(served, file)).body;
      expect(rejected.map(({ line, title }: { line: number; title: string }) => `${line} ${title}`)).toEqual([
        '2 En la columna fecha se leyó «31-11-2026». Escríbala como 20-11-2026 o 2026-11-20.',
        '3 En la columna hora se leyó «25:00». Escríbala como 9:30, 14:30 o 2:30 p. m.',
        '4 En la columna run se leyó «12345674». Escríbalo con guion y dígito verificador, como 11.111.111-1.',
        '5 En la columna preferente se leyó «quizás». Escriba sí o no.',
      ]);
    }));

  test('sent twice, under the same key or another, books nothing twice', () =>
    atNine(async (served) => {
      await send(served, FILE);
      for (const key of ['file-key-1', 'file-key-2']) {
        const again = await send(served, FILE, key);
        expect(again.body).toMatchObject({ booked: 0, repeated: 2 });
        expect(again.body.rejected).toHaveLength(4);
      }
      expect((await served.manager.call('GET', '/appointments')).body.bookings).toHaveLength(2);
    }));

  test('that is no table, lacks a column or is too large is refused whole', () =>
    atNine(async (served) => {
      expect((await send(served, 'tramite;fecha;hora\npgu;"2026')).body.code).toBe('import.notATable');
      expect((await send(served, 'tramite;fecha\npgu;2026-11-20')).body).toMatchObject({ code: 'import.columns' });
      expect((await send(served, `tramite;fecha;hora\n${'x'.repeat(1024 * 1024)}`)).status).toBe(413);
      expect((await served.manager.call('GET', '/appointments')).body.bookings).toEqual([]);
    }));
});
