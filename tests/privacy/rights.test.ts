import { join } from 'node:path';
import { eraseWhatIsDue } from '@turno25/queue-server/jobs/retention.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Client, clientOf, SECRET, type ServedBranch, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const DATE = '2026-11-20';
const at = (time: string): number => localTimeToInstant(DATE, time, 'America/Santiago');
/** Invented people. */
const RUN = { type: 'run', value: '11111111-1' } as const;
const NEIGHBOUR = { type: 'run', value: '22222222-2' } as const;
const WORDS = 'La ejecutiva Ficticia me trató mal';

const asking = (right: string, more: object = {}) => ({
  right,
  petitioner: 'person',
  proof: 'idCard',
  identity: RUN,
  name: 'Fulana Inventada',
  contact: 'fulana@ejemplo.cl',
  ...more,
});

const request = async (client: Client, right: string, more: object = {}): Promise<string> =>
  (await client.call('POST', '/rights', asking(right, more))).body.id;
const step = (client: Client, id: string, path: string, body: object = {}) =>
  client.call('POST', `/rights/${id}/${path}`, body);
const typesOf = ({ branch }: ServedBranch): string[] => [...branch.ledger.events()].map(({ type }) => type);

/** A person who waited for 40 minutes, answered with words, and filed two cases; their neighbour took a ticket too. */
async function lived(served: ServedBranch, clock: VirtualClock) {
  const { kiosk, attendants, anonymous, manager } = served;
  const [attendant] = attendants;
  const ticket = { serviceId: 'pgu', class: 'general' };
  const { body: mine } = await kiosk.call('POST', '/tickets', { ...ticket, identity: RUN });
  await attendant!.call('POST', '/counters/m1/open', {});
  clock.set(at('09:40'));
  await attendant!.call('POST', '/counters/m1/call-next', {});
  await attendant!.call('POST', '/counters/m1/start', {});
  clock.set(at('09:50'));
  const finish = { outcome: 'resolved', servicesGiven: ['pgu'], note: 'Trajo todo' };
  expect((await attendant!.call('POST', '/counters/m1/finish', finish)).status).toBeLessThan(300);
  await anonymous.call('POST', '/surveys', { code: mine.surveyCode, global: 2, text: WORDS });
  const { body: theirs } = await kiosk.call('POST', '/tickets', { ...ticket, identity: NEIGHBOUR });
  const file = async (kind: string): Promise<string> => {
    const said = { kind, institutionId: 'ips', text: WORDS, replyChannel: 'email', replyTo: 'fulana@ejemplo.cl' };
    return (await kiosk.call('POST', '/oirs', { ...said, name: 'Fulana Inventada', identity: RUN })).body.folio;
  };
  const complaint = await file('complaint');
  const query = await file('query');
  const open = await file('suggestion');
  for (const folio of [complaint, query]) {
    const closed = await manager.call('POST', `/oirs/${folio}/close`, {
      outcome: 'answered',
      reply: 'Respuesta ficticia',
    });
    expect(closed.status).toBe(204);
  }
  return { mine, theirs, complaint, query, open };
}

const withLife = (run: (served: ServedBranch, life: Awaited<ReturnType<typeof lived>>) => Promise<void>) => {
  const clock = new VirtualClock(at('09:00'));
  return withServer(async (served) => run(served, await lived(served, clock)), { clock });
};

describe('an erasure', () => {
  it('moves no figure and breaks no seal: a long wait stays what it was, whoever asks', () =>
    withLife(async (served, { mine, theirs, complaint, query, open }) => {
      const { manager, admin, branch, folder } = served;
      const figures = async () => JSON.stringify((await manager.call('GET', `/figures/daily/${DATE}`)).body);
      const before = await figures();
      const id = await request(manager, 'erasure');
      const preview = (await step(manager, id, 'look')).body;
      expect(preview).toMatchObject({ content: false, visits: [{ id: mine.id, identified: true, texts: [] }] });
      expect(preview.cases.map(({ text, name }: any) => [text, name])).toEqual([
        [null, null],
        [null, null],
        [null, null],
      ]);
      expect((await step(manager, id, 'erase')).body).toMatchObject({ state: 'asked' });
      // One person alone does nothing, however often they press.
      expect((await step(manager, id, 'erase')).body.code).toBe('rights.secondPerson');
      expect(
        (await manager.call('POST', `/rights/${id}/answer`, { outcome: 'granted', reply: 'Hecho' })).body.code,
      ).toBe('rights.notDone');
      const { body: done } = await step(admin, id, 'erase');
      expect(done.state).toBe('erased');
      expect(done.kept).toEqual(
        expect.arrayContaining([
          { what: 'openCase', id: open },
          { what: 'complaint', id: complaint },
          { what: 'staffNote', id: null },
          { what: 'recognition', id: null },
        ]),
      );
      expect((await step(admin, id, 'erase')).body.code).toBe('rights.done');
      expect(await figures()).toBe(before);
      // The complaint stands against whom it is about; who wrote it is gone. The query is gone whole.
      const read = async (folio: string) => (await manager.call('POST', `/oirs/${folio}/read`, {})).body;
      expect(await read(complaint)).toMatchObject({ text: WORDS, name: null, document: null, replyTo: null });
      expect(await read(query)).toMatchObject({ text: null, name: null, replyTo: null, reply: null });
      expect(await read(open)).toMatchObject({ text: WORDS, name: 'Fulana Inventada' });
      const again = await request(manager, 'access');
      expect((await step(manager, again, 'look')).body).toMatchObject({
        visits: [{ id: mine.id, identified: false, texts: ['Trajo todo'] }],
        cases: [{ folio: open }],
      });
      // An older copy of the vault brings the keys back, until the day's erasures.
      const { keyIds } = [...branch.ledger.events()].find(({ type }) => type === 'personErased')!.payload as any;
      const older = new Database(join(folder, 'vault.db'));
      const held = () =>
        older.prepare('SELECT count(*) FROM sealing_key WHERE id = ? AND key IS NOT NULL').pluck().get(keyIds[0]);
      older.prepare('UPDATE sealing_key SET key = ? WHERE id = ?').run(Buffer.alloc(32), keyIds[0]);
      expect(held()).toBe(1);
      await eraseWhatIsDue(branch, DATE);
      expect(held()).toBe(0);
      older.close();
      // Nothing is taken from whoever is in the hall.
      const other = await request(manager, 'erasure', { identity: NEIGHBOUR });
      await step(manager, other, 'erase');
      expect((await step(admin, other, 'erase')).body).toMatchObject({
        keys: 0,
        kept: expect.arrayContaining([{ what: 'openVisit', id: theirs.id }]),
      });
      await branch.act({ type: 'closeDay', force: true });
      expect(verifyFile(join(folder, 'branch.db')).ok).toBe(true);
    }));
});

describe('a look at somebody', () => {
  it('needs a registered request and its proof, is told each time, and finds nobody else', () =>
    withLife(async (served, { mine, theirs }) => {
      const { manager, kiosk, attendants } = served;
      for (const client of [kiosk, attendants[0]!, served.host])
        expect((await client.call('POST', '/rights', asking('access'))).status).toBe(403);
      expect((await step(manager, 'nobody-0000', 'look')).body.code).toBe('rights.unknown');
      // Somebody else's data need a power; one's own, a document.
      const forOther = { petitioner: 'representative', proof: 'idCard' };
      expect((await manager.call('POST', '/rights', asking('access', forOther))).body.code).toBe('rights.proof');
      expect((await manager.call('POST', '/rights', asking('access', { proof: 'power' }))).body.code).toBe(
        'rights.proof',
      );
      // Without a document a case is nobody's: it is found by its folio alone.
      await kiosk.call('POST', '/oirs', {
        kind: 'query',
        institutionId: 'ips',
        text: 'Sin nombre',
        replyChannel: 'none',
      });
      const id = await request(manager, 'access');
      const key = { 'idempotency-key': 'a-look-at-a-person' };
      for (const _ of [1, 2]) {
        const { body } = await manager.call('POST', `/rights/${id}/look`, {}, key);
        expect(body.visits.map((visit: { id: string }) => visit.id)).toEqual([mine.id]);
        expect(body.visits[0].texts).toEqual(['Trajo todo', WORDS]);
        expect(body.cases).toHaveLength(3);
        expect(JSON.stringify(body)).not.toContain(theirs.id);
      }
      const { steps } = (await manager.call('GET', `/rights/${id}/history`)).body;
      expect(steps.map(({ what, by }: any) => [what, by])).toEqual([
        ['requested', 'Jefatura de prueba'],
        ['lookedInto', 'Jefatura de prueba'],
        ['lookedInto', 'Jefatura de prueba'],
      ]);
      await manager.call('POST', `/rights/${id}/answer`, { outcome: 'granted', reply: 'Se entregó copia' });
      expect((await step(manager, id, 'look')).body.code).toBe('rights.answered');
      expect(typesOf(served).filter((type) => type === 'personLookedUp')).toHaveLength(2);
      const kept = served.branch.db.prepare('SELECT answer FROM command').pluck().all().map(String).join();
      expect(kept.includes('Fulana') || kept.includes('11111111')).toBe(false);
      const seen = (await manager.call('GET', '/rights')).text;
      expect(seen.includes('Fulana') || seen.includes('11111111')).toBe(false);
      expect((await step(manager, id, 'read')).body).toMatchObject({ person: { name: 'Fulana Inventada' } });
    }));
});

describe('a block', () => {
  it('shows nothing of the person to anybody until it is lifted, each refusal by its name', () =>
    withLife(async (served, { complaint }) => {
      const { manager, anonymous, branch, attendants } = served;
      const id = await request(manager, 'blocking');
      expect((await step(manager, id, 'block')).status).toBe(204);
      expect((await step(manager, id, 'block')).body.code).toBe('rights.done');
      const read = () => manager.call('POST', `/oirs/${complaint}/read`, {});
      expect((await read()).body.code).toBe('rights.blocked');
      const code = branch.tokens.oirsCase(complaint);
      const follow = () => anonymous.call('POST', '/oirs/follow', { folio: complaint, code });
      expect((await follow()).body.code).toBe('rights.blocked');
      // A wrong key learns nothing of the block.
      expect((await anonymous.call('POST', '/oirs/follow', { folio: complaint, code: 'AAAAA-AAAAA' })).body.code).toBe(
        'token.unknown',
      );
      const [attendant] = attendants;
      const other = await request(manager, 'opposition', { identity: NEIGHBOUR });
      expect((await step(manager, other, 'block')).status).toBe(204);
      await attendant!.call('POST', '/counters/m1/call-next', {});
      await attendant!.call('POST', '/counters/m1/start', {});
      const shown = () => attendant!.call('POST', '/counters/m1/identity', {});
      expect((await shown()).body.code).toBe('rights.blocked');
      expect((await step(manager, other, 'unblock')).status).toBe(204);
      expect((await shown()).body.value).toBe('22222222-2');
      await manager.call('POST', `/rights/${id}/answer`, { outcome: 'granted', reply: 'Queda bloqueado' });
      expect((await read()).body.code).toBe('rights.blocked');
      expect((await step(manager, id, 'unblock')).status).toBe(204);
      expect((await read()).body.text).toBe(WORDS);
    }));
});

describe('a rectification', () => {
  it('is done by somebody else than whoever registered it, of the cases of that person alone', () =>
    withLife(async (served, { open }) => {
      const { manager, admin, kiosk, branch } = served;
      const id = await request(manager, 'rectification');
      const right = { folio: open, replyTo: 'otra@ejemplo.cl' };
      expect((await step(manager, id, 'rectify', right)).body.code).toBe('rights.secondPerson');
      expect((await step(admin, id, 'rectify', { ...right, replyTo: 'no es un correo' })).body.code).toBe(
        'rights.address',
      );
      const theirs = { kind: 'query', institutionId: 'ips', text: 'Ajena', replyChannel: 'none', identity: NEIGHBOUR };
      const { folio } = (await kiosk.call('POST', '/oirs', theirs)).body;
      expect((await step(admin, id, 'rectify', { ...right, folio })).body.code).toBe('rights.notTheirs');
      expect((await step(admin, id, 'rectify', right)).status).toBe(204);
      expect((await admin.call('POST', `/oirs/${open}/read`, {})).body).toMatchObject({
        text: WORDS,
        name: 'Fulana Inventada',
        document: '11111111-1',
        replyTo: 'otra@ejemplo.cl',
      });
      const { steps } = (await admin.call('GET', `/oirs/${open}/history`)).body;
      expect(steps.map(({ what }: { what: string }) => what)).toContain('rectified');
      expect(branch.reports.oirs.byFolio(open)?.rectifiedSeq).not.toBeNull();
    }));
});

describe('terms and records', () => {
  it('say when a term that counts from the receipt is over, and take nothing of a breach after its end', async () => {
    const clock = new VirtualClock(at('09:00'));
    await withServer(
      async ({ manager, admin, attendants, anonymous, server }) => {
        expect((await manager.call('POST', '/rights', asking('access', { receivedOn: '2026-11-21' }))).body.code).toBe(
          'rights.receivedOn',
        );
        const { body } = await manager.call('POST', '/rights', asking('access', { receivedOn: '2026-10-21' }));
        expect(body).toMatchObject({ number: 1, dueDate: '2026-11-20' });
        expect((await manager.call('GET', '/rights')).body.requests).toMatchObject([{ late: false, number: 1 }]);
        const breach = { noticedOn: DATE, people: 3, data: ['identity'], risk: 'high', what: 'Se perdió un respaldo' };
        expect((await attendants[0]!.call('POST', '/breaches', breach)).status).toBe(403);
        expect((await manager.call('POST', '/breaches', { ...breach, noticedOn: '2026-11-21' })).body.code).toBe(
          'breach.date',
        );
        const { id } = (await manager.call('POST', '/breaches', breach)).body;
        const note = (step: string, on = DATE) =>
          admin.call('POST', `/breaches/${id}/notes`, { step, on, words: 'Dicho' });
        expect((await note('agencyTold', '2026-11-19')).body.code).toBe('breach.date');
        for (const what of ['measure', 'agencyTold', 'closed']) expect((await note(what)).status).toBe(204);
        expect((await note('personsTold')).body.code).toBe('breach.closed');
        expect((await manager.call('GET', '/rights')).body.breaches).toMatchObject([
          { number: 1, what: breach.what, closed: true, steps: [{ by: 'Administración' }, { step: 'agencyTold' }, {}] },
        ]);
        clock.set(at('09:00') + 86_400_000);
        const { token } = (await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET })).body;
        expect((await clientOf(server.address, token).call('GET', '/rights')).body.requests).toMatchObject([
          { late: true },
        ]);
      },
      { clock },
    );
  });
});
