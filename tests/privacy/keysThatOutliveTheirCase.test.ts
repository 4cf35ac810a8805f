import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eraseWhatIsDue } from '@turno25/queue-server/jobs/retention.ts';
import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { RETENTION_DAYS } from '@turno25/shared/domain/law.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { clientOf, SECRET, type ServedBranch, seedConfig, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const DATE = '2026-11-20';
const ZONE = 'America/Santiago';
const at = (date: string, time = '09:00'): number => localTimeToInstant(date, time, ZONE);
/** Invented. */
const TEXT = 'Fulanita Inventada me dijo que volviera';
const ACT = 'Resolución Exenta 4711 de Mengano Ficticio';
const REFERENCE = 'portal-mengano-0042';

type Keys = ReadonlyMap<string, readonly Buffer[]>;

/** Every key that the vault holds now, by purpose. */
function keysIn(folder: string): Keys {
  const vault = new Database(join(folder, 'vault.db'), { readonly: true });
  const rows = vault.prepare('SELECT purpose, key FROM sealing_key WHERE key IS NOT NULL').all() as {
    purpose: string;
    key: Buffer;
  }[];
  vault.close();
  const grouped = Map.groupBy(rows, ({ purpose }) => purpose);
  return new Map([...grouped].map(([purpose, all]) => [purpose, all.map(({ key }) => key)]));
}

/** The raw bytes of all that lies in the folder. */
const bytesOf = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

/** Days of the branch that open and close, so many of them, ending before a date. */
async function live({ branch }: ServedBranch, clock: VirtualClock, dates: readonly string[]): Promise<void> {
  for (const date of dates) {
    clock.set(at(date));
    await branch.act({ type: 'openDay' });
    await branch.act({ type: 'closeDay', force: true });
  }
}

async function fill(served: ServedBranch): Promise<string> {
  const { kiosk, attendants, anonymous, manager, admin } = served;
  await manager.call('POST', '/appointments', {
    serviceId: 'pgu',
    at: new Date(at(DATE, '12:00')).toISOString(),
    reference: REFERENCE,
  });
  const { body: ticket } = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
  const [attendant] = attendants;
  await attendant!.call('POST', '/counters/m1/open', {});
  await attendant!.call('POST', '/counters/m1/call-next', {});
  await attendant!.call('POST', '/counters/m1/start', {});
  await attendant!.call('POST', '/counters/m1/finish', { outcome: 'partial', servicesGiven: ['pgu'], note: TEXT });
  await anonymous.call('POST', '/surveys', { code: ticket.surveyCode, global: 6, text: TEXT });
  const exclusion = { code: 'contingency', act: ACT, reason: { code: 'testTicket', note: TEXT } };
  for (const [person, state] of [
    [manager, 'asked'],
    [admin, 'excluded'],
  ] as const) {
    expect((await person.call('POST', `/tickets/${ticket.id}/exclude`, exclusion)).body.state).toBe(state);
  }
  const seen = await manager.call('GET', `/tickets/${ticket.id}/exclusion`);
  expect(seen.body).toMatchObject({ code: 'contingency', act: ACT, by: 'Administración' });
  const complaint = { kind: 'complaint', institutionId: 'ips', text: TEXT, replyChannel: 'email' };
  const filed = await kiosk.call('POST', '/oirs', { ...complaint, replyTo: 'nadie@ejemplo.cl', name: 'Fulanita' });
  const { folio } = filed.body;
  const file = { name: 'Fulanita Inventada.pdf', data: Buffer.from(`%PDF-1.7\n${TEXT}\n%%EOF`).toString('base64') };
  expect((await manager.call('POST', `/oirs/${folio}/attachments`, file)).status).toBe(201);
  return folio;
}

const withYears = (run: (served: ServedBranch, clock: VirtualClock) => Promise<void>): Promise<void> => {
  const clock = new VirtualClock(at(DATE));
  return withServer((served) => run(served, clock), { clock });
};

describe('what is sealed', () => {
  it('is in clear nowhere: no act, no reference, not in the ledger, not in an answer that is kept, not in a refusal', () =>
    withYears(async (served) => {
      await fill(served);
      const again = await served.manager.call('POST', '/appointments', {
        serviceId: 'pgu',
        at: new Date(at(DATE, '12:30')).toISOString(),
        reference: REFERENCE,
      });
      expect(again.body.code).toBe('booking.repeated');
      expect((await served.manager.call('GET', '/appointments')).body.bookings[0].reference).toBe(REFERENCE);
      const bytes = bytesOf(served.folder);
      for (const secret of [TEXT, ACT, REFERENCE, 'Mengano', 'Fulanita', 'nadie@ejemplo']) {
        expect(bytes.includes(secret), secret).toBe(false);
      }
    }));
});

describe('keys with a term of their own', () => {
  it('outlive nothing: each is destroyed when the term after the closing of its case is over, and no byte of it is left', () =>
    withYears(async (served, clock) => {
      const { branch, folder, anonymous, server } = served;
      const folio = await fill(served);
      await branch.act({ type: 'closeDay', force: true });
      const keys = keysIn(folder);
      expect([...keys.keys()].sort()).toEqual(['act', 'note', 'oirs', 'reference', 'survey']);
      const held = (purpose: string): boolean => {
        const bytes = bytesOf(folder);
        return (keys.get(purpose) ?? []).some((key) => bytes.includes(key));
      };
      for (const purpose of keys.keys()) expect([purpose, held(purpose)]).toEqual([purpose, true]);

      const years = Array.from({ length: 56 }, (_, month) => addDays(DATE, 30 * (month + 1)));
      await live(served, clock, years.slice(0, 3));
      await eraseWhatIsDue(branch, branch.engine.state().lastClosedDate!);
      expect(['reference', 'survey', 'note', 'act', 'oirs'].map(held)).toEqual([false, true, true, true, true]);

      const signedIn = await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET });
      const manager = clientOf(server.address, signedIn.body.token);
      // The case is closed only now: its own term has not begun before.
      expect(
        (await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: 'Respuesta de prueba' }))
          .status,
      ).toBe(204);
      expect(
        (await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: 'Respuesta de prueba' })).body
          .code,
      ).toBe('oirs.closed');
      expect((await manager.call('GET', `/oirs/${folio}`)).body.state).toBe('closed');

      await live(served, clock, years.slice(3, 26));
      await eraseWhatIsDue(branch, branch.engine.state().lastClosedDate!);
      expect(['survey', 'note', 'act', 'oirs'].map(held)).toEqual([false, true, true, true]);

      await live(served, clock, years.slice(26, 50));
      await eraseWhatIsDue(branch, branch.engine.state().lastClosedDate!);
      expect(['note', 'act', 'oirs'].map(held)).toEqual([false, false, true]);

      await live(served, clock, years.slice(50));
      await eraseWhatIsDue(branch, branch.engine.state().lastClosedDate!);
      expect(held('oirs')).toBe(false);

      const erased = [...branch.ledger.events()].filter((event) => event.type === 'personalDataErased');
      expect(erased.map(({ payload }: any) => [payload.purpose, payload.keys])).toEqual([
        ['reference', 1],
        ['survey', 1],
        ['note', 3],
        ['act', 2],
        ['oirs', 6],
      ]);
      expect(branch.db.prepare('SELECT count(*) FROM oirs_attachment').pluck().get()).toBe(0);
      await eraseWhatIsDue(branch, branch.engine.state().lastClosedDate!);
      expect([...branch.ledger.events()].filter((event) => event.type === 'personalDataErased')).toHaveLength(5);
      expect(verifyFile(join(folder, 'branch.db'))).toMatchObject({ ok: true });
    }));

  it('are not destroyed by a clock that was set years ahead, nor by a case that nobody closed', () =>
    withYears(async (served, clock) => {
      const { branch, folder, manager } = served;
      const folio = await fill(served);
      await branch.act({ type: 'closeDay', force: true });
      await manager.call('POST', `/oirs/${folio}/close`, { outcome: 'answered', reply: 'Respuesta de prueba' });
      const before = keysIn(folder);
      const ahead = addDays(DATE, 3650);
      await live(served, clock, [ahead]);
      await eraseWhatIsDue(branch, ahead);
      const after = keysIn(folder);
      for (const purpose of ['note', 'act', 'survey', 'oirs']) expect(after.get(purpose)).toEqual(before.get(purpose));
    }));

  it('cannot be given a shorter term by whoever they speak of', () => {
    const config = seedConfig();
    const kept = (oirs: number): boolean =>
      branchConfig.safeParse({ ...config, privacy: { ...config.privacy, keep: { oirs } } }).success;
    expect([kept(0), kept(RETENTION_DAYS.oirs - 1), kept(RETENTION_DAYS.oirs), kept(3_000)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('a command that is refused', () => {
  it('leaves no key behind, and whoever has only a ticket leaves no row', () =>
    withServer(async ({ branch, kiosk, anonymous, attendants, folder }) => {
      const { body: ticket } = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      const rows = (): number => Number(branch.db.prepare('SELECT count(*) FROM command').pluck().get());
      const before = [rows(), bytesOf(folder).length > 0, [...keysIn(folder).values()].flat().length];
      for (let index = 0; index < 20; index += 1) {
        const early = await anonymous.call('POST', '/surveys', { code: ticket.surveyCode, global: 7, text: TEXT });
        expect(early.body.code).toBe('survey.notAttended');
        expect((await anonymous.call('POST', '/sessions', { login: `nobody${index}`, secret: 'x' })).status).toBe(401);
        expect((await anonymous.call('POST', '/devices/enrol', { code: `WRONG-${index}` })).status).toBe(401);
      }
      expect([rows(), true, [...keysIn(folder).values()].flat().length]).toEqual(before);
      const wrong = { reason: { code: 'noSuchReason', note: TEXT } };
      await attendants[0]!.call('POST', `/tickets/${ticket.id}/remove`, wrong);
      expect([...keysIn(folder).values()].flat()).toEqual([]);
    }));
});
