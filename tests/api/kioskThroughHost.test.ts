import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { type KioskHost, TAP, withKioskHost, ZONE } from '../support/kioskHost.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const RUN = '11.111.111-1';
const PERSON = { type: 'run', value: RUN, fromCard: true } as const;
const TERMS = { language: 'es-CL', zone: ZONE, publicAddress: TAP.publicAddress };

const printed = ({ papers }: KioskHost, count: number) =>
  expect
    .poll(async () => (await papers()).length, { timeout: 20_000 })
    .toBe(count)
    .then(papers);
const delivered = ({ call }: KioskHost) =>
  expect
    .poll(async () => (await call('GET', '/status')).body.outbox, { timeout: 20_000 })
    .toEqual({ undelivered: 0, refused: 0, unprinted: 0 });
const copiesIn = ({ branch }: ServedBranch) =>
  branch.db
    .prepare("SELECT CAST(payload AS TEXT) AS payload FROM event WHERE type = 'ticketPrinted' ORDER BY seq")
    .all()
    .map((row) => JSON.parse((row as { payload: string }).payload).copy);

describe('through the service beside the page', () => {
  it('a person who gives a document and already waits is offered the paper again, or another ticket', () =>
    withServer((served) =>
      withKioskHost(served, async (kiosk) => {
        const { call, folder } = kiosk;
        const first = await call('POST', '/tickets', { ...TAP, key: 'tap-00000001', identity: PERSON });
        expect([first.status, first.body.number]).toEqual([201, 'A-001']);
        const second = await call('POST', '/tickets', { ...TAP, key: 'tap-00000002', identity: PERSON });
        expect(second.status).toBe(409);
        expect(second.body).toEqual({
          kind: 'refused',
          code: 'ticket.alreadyWaiting',
          facts: { number: 'A-001', visitId: first.body.visitId },
        });
        await printed(kiosk, 1);
        const copy = await call('POST', `/tickets/${first.body.visitId}/copy`, TERMS);
        expect([copy.status, copy.body.number, copy.body.ahead]).toEqual([201, 'A-001', 0]);
        const [paper, again] = await printed(kiosk, 2);
        expect(paper!.text).not.toContain('COPIA');
        expect(again!.text).toContain('COPIA');
        expect(again!.text).toContain(`[QR ${first.body.link}]`);
        const third = await call('POST', '/tickets', { ...TAP, key: 'tap-00000003', identity: PERSON, again: true });
        expect(third.body.number).toBe('A-002');
        await delivered(kiosk);
        expect(copiesIn(served)).toEqual([false, true, false]);
        // Nothing on the kiosk's disk tells who it was.
        for (const file of readdirSync(folder)) {
          const bytes = readFileSync(join(folder, file)).toString('latin1');
          for (const spelling of [RUN, '11111111', '111111111']) expect(bytes).not.toContain(spelling);
        }
        expect(verifyFile(`${served.folder}/branch.db`).ok).toBe(true);
      }),
    ));

  it('a document that is none is refused before anybody hears of it', () =>
    withServer((served) =>
      withKioskHost(served, async ({ call }) => {
        const identity = { type: 'run', value: '11.111.111-2' };
        expect((await call('POST', '/tickets', { ...TAP, key: 'tap-00000001', identity })).status).toBe(400);
        expect(served.branch.engine.state().open.size).toBe(0);
      }),
    ));

  it('a ticket that another kiosk gave is printed as a copy for whoever shows their card, with codes of its own', () =>
    withServer((served) =>
      withKioskHost(served, async (kiosk) => {
        const { call, dock } = kiosk;
        const { body: theirs } = await served.kiosk.call('POST', '/tickets', {
          serviceId: 'pgu',
          class: 'preferential',
          identity: { type: 'run', value: RUN },
        });
        const bare = await call('POST', `/tickets/${theirs.id}/copy`, TERMS);
        expect(bare.body).toEqual({ kind: 'refused', code: 'ticket.otherKiosk', facts: {} });
        const asked = { ...TERMS, language: 'en', identity: PERSON };
        const copy = await call('POST', `/tickets/${theirs.id}/copy`, asked);
        expect(copy.body).toMatchObject({ number: 'A-001' });
        expect(copy.body.surveyCode).not.toBe(theirs.surveyCode);
        expect(copy.body.link).not.toContain(theirs.trackingToken);
        const gone = await served.anonymous.call('GET', `/track/${theirs.trackingToken}`);
        expect(gone.status).toBe(404);
        const [paper] = await printed(kiosk, 1);
        expect(paper!.text).toContain('COPY');
        expect(paper!.text).toContain(`[QR ${copy.body.link}]`);
        await delivered(kiosk);
        expect(copiesIn(served)).toEqual([true]);
        // From now on it is the kiosk's own: it can be printed again without the server.
        await dock({ what: 'network', connected: false });
        expect((await call('POST', `/tickets/${theirs.id}/copy`, TERMS)).status).toBe(201);
        await printed(kiosk, 2);
        const unknown = await call('POST', '/tickets/5f3c6f0e-0000-4000-8000-000000000000/copy', TERMS);
        expect([unknown.status, unknown.body]).toEqual([409, { kind: 'away' }]);
        await dock({ what: 'network', connected: true });
        const nobody = await call('POST', '/tickets/5f3c6f0e-0000-4000-8000-000000000000/copy', TERMS);
        expect(nobody.body).toMatchObject({ kind: 'refused', code: 'visit.unknown' });
      }),
    ));

  it('a ticket given alone speaks the person’s language, and its link works once it is home', () =>
    withServer((served) =>
      withKioskHost(served, async (kiosk) => {
        const { call, dock } = kiosk;
        const { anonymous, branch } = served;
        await dock({ what: 'network', connected: false });
        const tap = { ...TAP, key: 'tap-00000001', language: 'ht', identity: PERSON };
        const { body: ticket } = await call('POST', '/tickets', tap);
        expect(ticket).toMatchObject({ source: 'block', number: 'A-501', ahead: null, expected: null });
        const [paper] = await printed(kiosk, 1);
        expect(paper!.text).toContain('Tann nan sal la');
        expect(paper!.text).toContain(`[QR ${ticket.link}]`);
        expect(paper!.text).toContain(ticket.surveyCode);
        const token = new URL(ticket.link).pathname.split('/').at(-1)!;
        expect((await anonymous.call('GET', `/track/${token}`)).body.code).toBe('token.notArrived');
        await dock({ what: 'network', connected: true });
        await call('POST', '/prepare', { zone: ZONE });
        await delivered(kiosk);
        expect((await anonymous.call('GET', `/track/${token}`)).body).toMatchObject({
          number: 'A-501',
          status: 'waiting',
        });
        const visit = branch.engine.state().open.get(ticket.visitId)!;
        expect([visit.language, visit.identity, visit.personKeys]).toEqual(['ht', null, []]);
      }),
    ));

  it('a ticket for several names them on its paper and in the ledger, with the server and without it', () =>
    withServer((served) =>
      withKioskHost(served, async (kiosk) => {
        const { call, dock } = kiosk;
        const several = { ...TAP, also: ['suf'], alsoServices: ['Subsidio Único Familiar'] };
        const online = await call('POST', '/tickets', { ...several, key: 'tap-00000020' });
        expect([online.status, online.body.also]).toEqual([201, ['Subsidio Único Familiar (SUF)']]);
        await dock({ what: 'network', connected: false });
        const alone = await call('POST', '/tickets', { ...several, key: 'tap-00000021' });
        expect([alone.status, alone.body.source, alone.body.also]).toEqual([201, 'block', ['Subsidio Único Familiar']]);
        const papers = await printed(kiosk, 2);
        for (const { text } of papers) expect(text).toContain('y además: Subsidio Único');
        await dock({ what: 'network', connected: true });
        await delivered(kiosk);
        for (const { visitId } of [online.body, alone.body])
          expect(served.branch.engine.state().open.get(visitId)?.several?.asked).toEqual(['pgu', 'suf']);
        expect(verifyFile(`${served.folder}/branch.db`).ok).toBe(true);
      }),
    ));

  it('the last number is given, the next person is told, and the manager hears of it', () =>
    withServer((served) =>
      withKioskHost(served, async (kiosk) => {
        const { call, dock } = kiosk;
        const left = async () =>
          (await call('GET', '/status')).body.numbers.find(({ series }: any) => series === 'A').left;
        expect(await left()).toBe(40);
        await dock({ what: 'network', connected: false });
        for (let tap = 1; tap <= 40; tap += 1) {
          expect((await call('POST', '/tickets', { ...TAP, key: `tap-number-${tap}` })).status).toBe(201);
        }
        expect(await left()).toBe(0);
        for (const key of ['tap-too-late-1', 'tap-too-late-2']) {
          const refused = await call('POST', '/tickets', { ...TAP, key });
          expect([refused.status, refused.body.code]).toEqual([409, 'blockExhausted']);
        }
        await dock({ what: 'network', connected: true });
        await call('POST', '/prepare', { zone: ZONE });
        await delivered(kiosk);
        const { alerts, counts } = (await served.manager.call('GET', '/live')).body;
        expect(counts.waiting).toBe(40);
        expect(alerts.filter((alert: any) => alert.kind === 'numbersExhausted')).toHaveLength(1);
        await call('POST', '/prepare', { zone: ZONE });
        expect(await left()).toBe(40);
      }),
    ));
});
