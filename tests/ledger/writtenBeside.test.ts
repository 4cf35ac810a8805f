import { createHash } from 'node:crypto';
import { tokenHash } from '@turno25/queue-server/access/accounts.ts';
import type { Branch } from '@turno25/queue-server/branch.ts';
import { loadSnapshot } from '@turno25/queue-server/ledger/snapshots.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { describe, expect, it } from 'vitest';
import { clientOf, withServer } from '../support/branch.ts';
import { enrolKiosk } from '../support/kioskLink.ts';
import { verifyFile } from '../support/ledgerFile.ts';

/** What a hand writes into the tables beside the events, where no chain shows it. */
describe('a row that a hand wrote', () => {
  it('does not make an administrator of an attendant', () =>
    withServer(async ({ attendants, branch, folder, anonymous }) => {
      const [attendant] = attendants;
      branch.db.exec("UPDATE staff SET role = 'admin' WHERE id = 'a1'");
      expect((await attendant!.call('GET', '/staff')).status).toBe(401);
      expect((await anonymous.call('GET', '/staff')).status).toBe(401);
      const { finding } = verifyFile(`${folder}/branch.db`);
      expect(finding).toMatchObject({ code: 'tables' });
      expect(finding?.detail).toContain('a1 is admin in its table and attendant by the events');
    }));

  it('does not let in who was never registered, or was shut out', () =>
    withServer(async (served) => {
      const { branch, folder, server } = served;
      const token = 'invented-token-of-a-kiosk';
      branch.db
        .prepare("INSERT INTO device (id, kind, name, token_hash) VALUES ('stranger', 'kiosk', 'x', ?)")
        .run(tokenHash(token));
      expect((await clientOf(server.address, token).call('GET', '/catalog')).status).toBe(401);
      expect(verifyFile(`${folder}/branch.db`).finding?.detail).toContain('stranger was never registered');
      branch.db.exec("DELETE FROM device WHERE id = 'stranger'");

      const kiosk = clientOf(server.address, await enrolKiosk(served, 'otro tótem'));
      const { id } = must(
        branch.devices.list().find(({ name }) => name === 'otro tótem'),
        'it was enrolled',
      );
      expect((await kiosk.call('GET', '/catalog')).status).toBe(200);
      expect((await served.admin.call('DELETE', `/devices/${id}`)).status).toBeLessThan(300);
      branch.db.exec('UPDATE device SET active = 1');
      expect((await kiosk.call('GET', '/catalog')).status).toBe(401);
      expect(verifyFile(`${folder}/branch.db`).finding?.detail).toContain('not active by the events');
    }));
});

describe('a state that was written into a snapshot', () => {
  const forge = (branch: Branch): void => {
    const { seq, state } = branch.db.prepare('SELECT seq, state FROM snapshot ORDER BY seq DESC').get() as {
      seq: number;
      state: string;
    };
    const shorter = state.replaceAll('"general"', '"preferential"');
    expect(shorter).not.toBe(state);
    const digest = createHash('sha256').update(shorter, 'utf8').digest();
    branch.db.prepare('UPDATE snapshot SET state = ?, digest = ? WHERE seq = ?').run(shorter, digest, seq);
  };

  it('is not started from, though its digest was made anew, and is found by replaying every event', () =>
    withServer(async ({ kiosk, branch, folder }) => {
      for (let count = 0; count < 2001; count += 1) {
        if (branch.db.prepare('SELECT count(*) FROM snapshot').pluck().get() !== 0) break;
        await Promise.all(
          Array.from({ length: 50 }, () =>
            kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general', again: true }),
          ),
        );
      }
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: true, warnings: [] });
      forge(branch);
      expect(loadSnapshot(branch.db, branch.vault.secret('snapshots'))).toBeNull();
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: false, finding: { code: 'snapshot' } });
    }));
});
