import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseCountsView, CaseFigures } from '@turno25/shared/contracts/caseFigures.ts';
import { writeRow } from '@turno25/shared/evidence/writtenRow.ts';
import { needProgram } from '@turno25/shared/testing/program.ts';
import { VirtualClock } from '@turno25/shared/time/clock.ts';
import { localTimeToInstant } from '@turno25/shared/time/zone.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, removeFolder, SECRET, type ServedBranch, tempFolder, withServer } from '../support/branch.ts';

/** Counts of cases as the auditor's program makes them from the rows alone, against the server's. */
const SCRIPT = fileURLToPath(new URL('../../docs/auditor/cases.py', import.meta.url));
const folder = tempFolder();
const at = (date: string, time = '10:00'): number => localTimeToInstant(date, time, 'America/Santiago');

beforeAll(() => needProgram('python3', '--version'));
afterAll(() => removeFolder(folder));

/** As the auditor's program writes them. */
const plain = ({ inTime, answered, ...rest }: CaseCountsView) => {
  const { key: _key, name: _name, ...counts } = rest as typeof rest & { key?: string; name?: string };
  return {
    ...counts,
    inTime: [inTime.numerator, inTime.denominator],
    answered: [answered.numerator, answered.denominator],
  };
};

function counted({ branch }: ServedBranch, asOf: string): Record<string, unknown> {
  const file = join(folder, 'rows.ndjson');
  writeFileSync(file, [...branch.ledger.rows()].map((row) => `${JSON.stringify(writeRow(row))}\n`).join(''));
  const period = ['--from', '2026-11-01', '--to', '2026-11-30', '--as-of', asOf];
  const run = spawnSync('python3', ['-B', SCRIPT, '--rows', file, ...period], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

test('counts of cases come from the events alone: a second program finds them, and no table changes them', async () => {
  const clock = new VirtualClock(at('2026-11-02'));
  await withServer(
    async (served) => {
      const { kiosk, host, anonymous, server, branch } = served;
      let { manager } = served;
      // Sessions end long before terms do.
      const again = async (date: string, time?: string): Promise<void> => {
        clock.set(at(date, time));
        const { body } = await anonymous.call('POST', '/sessions', { login: 'manager', secret: SECRET });
        manager = clientOf(server.address, body.token);
      };
      const file = async (client: typeof kiosk, more: object = {}): Promise<string> => {
        const body = { kind: 'complaint', institutionId: 'ips', text: 'Palabras', replyChannel: 'none', ...more };
        return (await client.call('POST', '/oirs', body)).body.folio;
      };
      const close = (folio: string, more: object) => manager.call('POST', `/oirs/${folio}/close`, more);
      const inTime = await file(kiosk);
      const late = await file(host, { kind: 'query', channel: 'phone' });
      const own = await file(manager, { institutionId: 'fonasa' });
      await file(manager, { channel: 'letter', receivedOn: '2026-10-05' });
      const praise = await file(kiosk, { kind: 'compliment' });
      // The last minute of its term, and of a day that is already the next one in UTC.
      await again('2026-11-09', '23:59');
      await close(inTime, { outcome: 'answered' });
      await close(own, { outcome: 'referred', referredTo: 'ips' });
      await close(praise, { outcome: 'answered' });
      await again('2026-11-12');
      await close(late, { outcome: 'withdrawn' });
      await file(kiosk);
      branch.db.prepare("UPDATE report_oirs SET due_date = '2030-01-01', channel = 'kiosk'").run();
      for (const asOf of ['2026-11-02', '2026-11-09', '2026-11-12']) {
        const query = `from=2026-11-01&to=2026-11-30&asOf=${asOf}`;
        const ours: CaseFigures = (await manager.call('GET', `/figures/cases?${query}`)).body;
        const groups = (all: readonly (CaseCountsView & { key: string })[]) =>
          Object.fromEntries(all.map((group) => [group.key, plain(group)]));
        expect(counted(served, asOf)).toEqual({
          total: plain(ours.total),
          byKind: groups(ours.byKind),
          byInstitution: groups(ours.byInstitution),
          byChannel: groups(ours.byChannel),
          byTerm: groups(ours.byTerm),
          byDay: groups(ours.byDay),
        });
      }
      const { total } = (await manager.call('GET', '/figures/cases?from=2026-11-01&to=2026-11-30')).body;
      expect(total).toMatchObject({
        received: 6,
        inTime: { numerator: 1, denominator: 3 },
        ownHand: 1,
        registeredLater: 1,
      });
      const csv = await manager.call('GET', '/figures/cases/rows?from=2026-11-01&to=2026-11-30');
      expect(csv.text.trim().split('\r\n')).toHaveLength(7);
      expect(csv.text).not.toContain('OIRS-');
    },
    { clock },
  );
});
