import { createHash } from 'node:crypto';
import { withBranch } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const EVENTS = 3000;

/** Verifying a ledger, beside hashing as many blocks of the same size. */
export async function verifyBench(): Promise<Measured[]> {
  return withBranch(async (branch, folder) => {
    await send(branch, MANAGER, { type: 'openDay' });
    await Promise.all(Array.from({ length: EVENTS }, () => send(branch, KIOSK, ticketFor('pgu'))));
    branch.db.pragma('wal_checkpoint(TRUNCATE)');
    const block = Buffer.alloc(900, 1);
    const hashing = await durations(5, () => {
      for (let index = 0; index < EVENTS; index += 1) createHash('sha256').update(block).digest();
    });
    const verifying = await durations(3, () => verifyFile(`${folder}/branch.db`));
    return [
      measured(
        `verify ${EVENTS} events`,
        quantile(verifying, 0.5),
        'ms',
        quantile(hashing, 0.5),
        'SHA-256 of as many blocks',
      ),
    ];
  });
}
