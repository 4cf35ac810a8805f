import { resolve } from 'node:path';
import { Handover } from '@turno25/queue-server/centre/handover.ts';
import { BranchKey } from '@turno25/queue-server/ledger/branchKey.ts';
import { handoverView } from '@turno25/shared/contracts/handover.ts';
import { type LiveView, liveView } from '@turno25/shared/contracts/live.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { hexOf } from '@turno25/shared/evidence/bytes.ts';
import { signExclusion } from '@turno25/shared/evidence/exclusionDocument.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { describe, expect, test } from 'vitest';
import {
  type Client,
  clientOf,
  mobileConfig,
  SECRET,
  type ServedBranch,
  seedConfig,
  withServer,
} from '../support/branch.ts';
import { verifyFile } from '../support/ledgerFile.ts';

const ZONE = 'America/Santiago';
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'] as const;
const at = (date: string, time: string): number => localTimeToInstant(date, time, ZONE);

type Away = { readonly served: ServedBranch; readonly clock: VirtualClock };

/** A branch served from the morning of the first day on, with an account for the centre. */
function away(config: BranchConfig, run: (away: Away) => Promise<void>): Promise<void> {
  const clock = new VirtualClock(at(DAYS[0], '09:30'));
  return withServer(
    async (served) => {
      const account = { login: 'central', name: 'Nivel central', role: 'central', secret: SECRET };
      await served.admin.call('POST', '/staff', account);
      await run({ served, clock });
    },
    { clock, config },
  );
}

/** Works and closes the three days; the first one is open already. */
async function threeDays({ served: { manager, kiosk }, clock }: Away): Promise<void> {
  const done = async (client: Client, path: string, body: unknown = {}): Promise<void> => {
    const reply = await client.call('POST', path, body);
    expect([path, reply.status < 300, reply.body?.code]).toEqual([path, true, reply.body?.code]);
  };
  // Sessions last half a day, as in a real van: nobody signs in for days without leaving.
  for (const [index, date] of DAYS.entries()) {
    clock.set(at(date, '09:30'));
    if (index > 0) await done(await anew(manager.address, 'manager'), '/day/open');
    await done(kiosk, '/tickets', { serviceId: 'pgu', class: 'general' });
    await done(kiosk, '/tickets', { serviceId: 'rsh', class: 'preferential' });
    const desk = await anew(manager.address, 'attendant1');
    await done(desk, '/counters/m1/open');
    for (const verb of ['call-next', 'start']) await done(desk, `/counters/m1/${verb}`);
    clock.advance(8 * MINUTE);
    await done(desk, '/counters/m1/finish', { outcome: 'resolved', servicesGiven: ['rsh'] });
    clock.set(at(date, '15:30'));
    await done(await anew(manager.address, 'manager'), '/day/close', { force: true });
  }
}

async function anew(address: string, login: string): Promise<Client> {
  const reply = await clientOf(address, null).call('POST', '/sessions', { login, secret: SECRET });
  return clientOf(address, reply.body.token);
}

async function watched({ served }: Away): Promise<LiveView> {
  const manager = await anew(served.server.address, 'manager');
  return liveView.parse((await manager.call('GET', '/live')).body);
}

/** What the centre does: pages until one is empty. Returns the rows. */
async function pull({ served }: Away): Promise<{ seq: number; hash: string }[]> {
  const client = await anew(served.server.address, 'central');
  const rows: { seq: number; hash: string }[] = [];
  for (;;) {
    const page = (await client.call('GET', `/ledger?after=${rows.at(-1)?.seq ?? 0}`)).text.trim();
    if (page === '') return rows;
    rows.push(...page.split('\n').map((line) => JSON.parse(line)));
  }
}

/** The centre's key, which signs what may change a day that is over. */
const CENTRE = BranchKey.inMemory(randomBytes);

describe('a mobile unit without network', () => {
  test('three days wait without being trouble; when the network is back one pull has them, and they verify', () =>
    away(mobileConfig(), async (unit) => {
      await threeDays(unit);
      unit.clock.set(at('2026-11-23', '09:00'));
      const before = await watched(unit);
      expect(before.handover).toMatchObject({ heldSeq: 0, until: null, waitingDays: 3, late: false });
      expect(before.handover?.sentence).toBe('Nada entregado aún al nivel central; esperan 3 días cerrados.');
      expect(before.alerts.map(({ kind }) => kind)).not.toContain('handoverLate');

      const rows = await pull(unit);
      const { branch, folder } = unit.served;
      const head = branch.ledger.head();
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      expect(rows.at(-1)).toMatchObject({ seq: head.seq, hash: hexOf(head.hash) });
      const report = verifyFile(resolve(folder, 'branch.db'), {
        headHash: rows.at(-1)?.hash ?? '',
        count: rows.length,
      });
      expect(report.ok).toBe(true);

      const after = await watched(unit);
      expect(after.handover).toMatchObject({ heldSeq: head.seq, until: '2026-11-20', waitingDays: 0 });
      expect(after.handover?.sentence).toBe(
        'Entregado al nivel central hasta el viernes 20 de noviembre de 2026. Nada espera.',
      );
    }));

  test('a pull that was cut in the middle counts as far as the centre says, and goes on from there', () =>
    away(mobileConfig(), async (unit) => {
      await threeDays(unit);
      const { branch, kiosk } = unit.served;
      const client = await anew(unit.served.server.address, 'central');
      await client.call('GET', '/ledger?after=0');
      expect(branch.handover.held()).toBe(0);
      const second = branch.reports.day(DAYS[1])?.openedSeq ?? 0;
      await client.call('GET', `/ledger?after=${second}`);
      const told = handoverView.parse((await kiosk.call('GET', '/handover')).body);
      expect(told).toMatchObject({ heldSeq: second, until: DAYS[0], waitingDays: 2 });
      await client.call('GET', '/ledger?after=3');
      await client.call('GET', '/ledger?after=999999');
      expect(new Handover(branch.db).held()).toBe(second);
    }));
});

describe('a branch with a door', () => {
  test('says after a day that nobody has pulled, until somebody does; what comes later to a closed day waits again', () =>
    away({ ...seedConfig(), centre: { publicKey: CENTRE.publicPem } }, async (fixed) => {
      await threeDays(fixed);
      const kinds = async () => (await watched(fixed)).alerts.map(({ kind }) => kind);
      expect(await kinds()).toContain('handoverLate');
      const alert = (await watched(fixed)).alerts.find(({ kind }) => kind === 'handoverLate');
      expect(alert?.sentence).toContain('esperan 3 días cerrados');
      await pull(fixed);
      expect(await kinds()).not.toContain('handoverLate');

      const { branch, manager } = fixed.served;
      const boss = await anew(manager.address, 'manager');
      const row = branch.db.prepare('SELECT visit_id FROM report_visit WHERE business_date = ? LIMIT 1').get(DAYS[0]);
      const { visit_id: visitId } = row as { visit_id: string };
      const about = {
        branchId: seedConfig().branch.id,
        date: DAYS[0]!,
        visitId,
        code: 'contingency',
        act: 'Res. 1',
      } as const;
      const body = {
        code: 'contingency',
        act: 'Res. 1',
        reason: { code: 'testTicket' },
        document: signExclusion(about, CENTRE),
      };
      expect((await boss.call('POST', `/tickets/${visitId}/exclude`, body)).body).toEqual({ state: 'excluded' });
      expect((await watched(fixed)).handover).toMatchObject({ waitingDays: 1, late: false, until: DAYS[2] });
      await pull(fixed);
      expect((await watched(fixed)).handover).toMatchObject({ waitingDays: 0 });
    }));

  test('that nobody was given credentials to pull from has nothing to say', () =>
    withServer(async ({ manager, kiosk, attendants }) => {
      expect((await manager.call('GET', '/live')).body.handover).toBeNull();
      expect((await kiosk.call('GET', '/handover')).body).toBeNull();
      expect((await (attendants[0] as Client).call('GET', '/handover')).status).toBe(403);
    }));
});
