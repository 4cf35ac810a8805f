import { createHash } from 'node:crypto';
import type { Command } from '@turno25/shared/domain/ledger/commands.ts';
import { withBranch } from '../support/branch.ts';
import { ATTENDANT, KIOSK, MANAGER, send, ticketFor, verifyFile } from '../support/ledgerFile.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

/** Two out of three events are tickets, so that the day is as long as a ledger of this size can make it. */
const TICKETS = 12_000;
const ATTENTIONS = 2_600;
/** Milliseconds that an event may take: 20,000 a second on one core. */
const EVENT_MS = 0.05;

/** Verifying a ledger with everything that hangs on it, beside hashing as many blocks of the same size. */
export async function verifyBench(): Promise<Measured[]> {
  return withBranch(async (branch, folder) => {
    await send(branch, MANAGER, { type: 'openDay' });
    await send(branch, ATTENDANT, { type: 'openCounter', counterId: 'm1' });
    for (let issued = 0; issued < TICKETS; issued += 200)
      await Promise.all(Array.from({ length: 200 }, () => send(branch, KIOSK, ticketFor('pgu'))));
    const attention: readonly Command[] = [
      { type: 'callNext', counterId: 'm1' },
      { type: 'startAttention', counterId: 'm1' },
      { type: 'finishAttention', counterId: 'm1', outcome: 'resolved', servicesGiven: [], note: null },
    ];
    for (let done = 0; done < ATTENTIONS; done += 1)
      await Promise.all(attention.map((command) => send(branch, ATTENDANT, command)));
    branch.db.pragma('wal_checkpoint(TRUNCATE)');
    const events = branch.ledger.head().seq;
    const block = Buffer.alloc(900, 1);
    const hashing = await durations(5, () => {
      for (let index = 0; index < events; index += 1) createHash('sha256').update(block).digest();
    });
    const verifying = await durations(3, () => verifyFile(`${folder}/branch.db`));
    return [
      measured(
        `verify, an event of ${events}`,
        quantile(verifying, 0) / events,
        'ms',
        quantile(hashing, 0.5) / events,
        'SHA-256 of a block',
        EVENT_MS,
      ),
    ];
  });
}
