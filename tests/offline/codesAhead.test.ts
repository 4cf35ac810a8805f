import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ServedBranch, withServer } from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

type Pass = { readonly visitId: string; readonly trackingToken: string; readonly surveyCode: string };

async function passesOf({ kiosk, branch }: ServedBranch, passes: number) {
  const { date } = branch.engine.state().day!;
  const key = { 'idempotency-key': `blocks-and-passes-${passes}` };
  const reply = await kiosk.call('POST', '/devices/blocks', { dates: [date], passes }, key);
  const again = await kiosk.call('POST', '/devices/blocks', { dates: [date], passes }, key);
  expect(again.text).toBe(reply.text);
  return { date, passes: reply.body.passes as Pass[], block: reply.body.blocks.find((one: any) => one.series === 'A') };
}

const delivery = (date: string, number: number, visitId: string) => ({
  visitId,
  series: 'A',
  number,
  businessDate: date,
  serviceId: 'pgu',
  class: 'general',
  language: 'ht',
  issuedAt: new Date(Date.now() - 60_000).toISOString(),
  clockOffsetMs: 0,
  printed: true,
});

describe('a ticket given without the server', () => {
  it('has a link that is known before it is delivered, and works from then on, as does its survey code', () =>
    withServer(async (served) => {
      const { kiosk, anonymous, attendants, folder, branch } = served;
      const { date, passes, block } = await passesOf(served, 3);
      expect(new Set(passes.map(({ trackingToken }) => trackingToken)).size).toBe(3);
      const [pass] = passes;
      const before = await anonymous.call('GET', `/track/${pass!.trackingToken}`);
      expect([before.status, before.body.code]).toEqual([404, 'token.notArrived']);
      const invented = `${pass!.trackingToken.slice(0, -1)}${pass!.trackingToken.endsWith('A') ? 'B' : 'A'}`;
      expect((await anonymous.call('GET', `/track/${invented}`)).body.code).toBe('token.unknown');

      expect((await kiosk.call('POST', '/deliveries', delivery(date, block.from, pass!.visitId))).status).toBe(200);
      const after = await anonymous.call('GET', `/track/${pass!.trackingToken}`);
      expect(after.body).toMatchObject({ number: `A-${block.from}`, status: 'waiting' });
      await attendants[0]!.call('POST', '/counters/m1/open', {});
      await attendants[0]!.call('POST', '/counters/m1/call-next', {});
      await attendants[0]!.call('POST', '/counters/m1/start', {});
      await attendants[0]!.call('POST', '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['pgu'] });
      const invitation = await anonymous.call('GET', `/surveys/invitation/${pass!.surveyCode}`);
      expect(invitation.body.number).toBe(`A-${block.from}`);
      const stored = JSON.stringify([
        branch.db.prepare('SELECT CAST(payload AS TEXT) FROM event').all(),
        branch.db.prepare('SELECT answer FROM command').all(),
      ]);
      for (const { trackingToken, surveyCode } of passes) {
        expect(stored).not.toContain(trackingToken);
        expect(stored).not.toContain(surveyCode);
      }
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));

  it('keeps its codes when the server had heard the question after all', () =>
    withServer(async (served) => {
      const { kiosk, anonymous } = served;
      const { date, passes, block } = await passesOf(served, 1);
      const [{ visitId, trackingToken }] = passes as [Pass];
      const heard = await kiosk.call('POST', '/tickets', { visitId, serviceId: 'pgu', class: 'general' });
      expect(heard.body.trackingToken).toBe(trackingToken);
      await kiosk.call('POST', '/deliveries', delivery(date, block.from, visitId));
      expect((await anonymous.call('GET', `/track/${trackingToken}`)).body.number).toBe(`A-${block.from}`);
    }));
});

describe('a ticket that is printed again', () => {
  it('is given as it stands, to kiosks only, with the codes that it had', () =>
    withServer(async ({ kiosk, board, anonymous, manager }) => {
      await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
      const issued = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'preferential' });
      const again = await kiosk.call('GET', `/tickets/${issued.body.id}`);
      expect(again.status).toBe(200);
      expect(again.body).toMatchObject({
        number: 'A-002',
        class: 'preferential',
        trackingToken: issued.body.trackingToken,
        surveyCode: issued.body.surveyCode,
      });
      expect((await board.call('GET', `/tickets/${issued.body.id}`)).status).toBe(403);
      expect((await manager.call('GET', `/tickets/${issued.body.id}`)).status).toBe(403);
      expect((await anonymous.call('GET', `/tickets/${issued.body.id}`)).status).toBe(401);
      expect((await kiosk.call('GET', `/tickets/${randomUUID()}`)).body.code).toBe('visit.unknown');
      await anonymous.call('DELETE', `/track/${issued.body.trackingToken}`);
      expect((await kiosk.call('GET', `/tickets/${issued.body.id}`)).body.code).toBe('visit.ended');
    }));
});

describe('the catalogue', () => {
  it('names the languages of the screens, and where telephones find the branch', () =>
    withServer(async ({ kiosk, admin, branch }) => {
      const before = (await kiosk.call('GET', '/catalog')).body;
      expect(before.languages).toEqual(['es-CL', 'en', 'ht']);
      expect(before.branch.publicAddress).toBeNull();
      const { config } = branch.engine.state().config!;
      const published = (publicAddress: string) => ({
        version: 1,
        config: { ...config, branch: { ...config.branch, publicAddress } },
      });
      expect((await admin.call('PUT', '/settings', published('https://turnos.ejemplo.cl/'))).status).toBe(400);
      expect((await admin.call('PUT', '/settings', published('https://turnos.ejemplo.cl'))).status).toBe(200);
      expect((await kiosk.call('GET', '/catalog')).body.branch.publicAddress).toBe('https://turnos.ejemplo.cl');
    }));
});

describe('a kiosk that had no number left', () => {
  it('tells it when the server is back, once, and the manager sees it for the rest of the day', () =>
    withServer(async (served) => {
      const { kiosk, manager, branch, folder } = served;
      const { date } = branch.engine.state().day!;
      const at = new Date(Date.now() - 20 * 60_000);
      const told = { series: 'A', businessDate: date, at: at.toISOString(), clockOffsetMs: 1000 };
      const key = { 'idempotency-key': 'exhausted-A' };
      expect((await kiosk.call('POST', '/devices/blocks/exhausted', told, key)).status).toBe(200);
      expect((await kiosk.call('POST', '/devices/blocks/exhausted', told, key)).status).toBe(200);
      const { alerts } = (await manager.call('GET', '/live')).body;
      expect(alerts.filter((alert: any) => alert.kind === 'numbersExhausted')).toHaveLength(1);
      expect(branch.engine.state().exhausted).toMatchObject([{ series: 'A', at: at.getTime() + 1000 }]);
      expect((await manager.call('POST', '/devices/blocks/exhausted', told)).status).toBe(403);
      await manager.call('POST', '/day/close', {});
      expect(branch.engine.state().exhausted).toEqual([]);
      // Told again of a day that is sealed, it changes nothing of that day.
      await kiosk.call('POST', '/devices/blocks/exhausted', told);
      expect(branch.reports.day(date)!.seals).toBe(1);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));
});
