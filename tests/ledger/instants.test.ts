import type { Branch } from '@turno25/queue-server/branch.ts';
import { describe, expect, it } from 'vitest';
import { withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';

/** Writes a ticket's paper as having come out at another instant than it was recorded. */
function write(branch: Branch, visitId: string, clockOffsetMs: number | null): number {
  const now = branch.engine.now();
  const businessDate = branch.engine.state().day?.date ?? null;
  return branch.ledger.append(
    { type: 'ticketPrinted', at: now - 60_000, businessDate, payload: { visitId, copy: false } },
    { recordedAt: now, clockOffsetMs, actor: KIOSK.id, device: KIOSK.id, commandKey: null },
  ).seq;
}

async function withTicket(run: (branch: Branch, folder: string, visitId: string) => void): Promise<void> {
  await withBranch(async (branch, folder) => {
    await send(branch, MANAGER, { type: 'openDay' });
    await send(branch, KIOSK, ticketFor('pgu'));
    run(branch, folder, [...branch.engine.state().open.keys()][0] ?? '');
  });
}

describe('an event that claims to have happened at another instant than it was recorded', () => {
  it('is found where no device delivered it', () =>
    withTicket((branch, folder, visitId) => {
      const seq = write(branch, visitId, null);
      expect(verifyFile(`${folder}/branch.db`)).toMatchObject({ ok: false, seq, finding: { code: 'clock' } });
    }));

  it('is good with the measured offset of the device that brought it', () =>
    withTicket((branch, folder, visitId) => {
      write(branch, visitId, 0);
      expect(verifyFile(`${folder}/branch.db`).ok).toBe(true);
    }));
});
