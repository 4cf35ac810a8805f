import { join } from 'node:path';
import Database from 'better-sqlite3';
import { removeFolder, tempFolder, withBranch, withServer } from '../support/branch.ts';
import { KIOSK, MANAGER, send, ticketFor } from '../support/ledgerFile.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

const TIMES = 600;
const BATCH = 50;

/** Commands through the engine and over HTTP, beside one row committed by SQLite with the same durability. */
export async function commandBench(): Promise<Measured[]> {
  const commit = await bareCommit();
  const results: Measured[] = [];
  await withBranch(async (branch) => {
    await send(branch, MANAGER, { type: 'openDay' });
    await durations(50, () => send(branch, KIOSK, ticketFor('pgu')));
    const alone = await durations(TIMES, (index) => send(branch, KIOSK, ticketFor('pgu'), `bench-alone-${index}`));
    results.push(measured('ticket through the engine, p50', quantile(alone, 0.5), 'ms', commit, 'one row, WAL/FULL'));
    results.push(measured('ticket through the engine, p99', quantile(alone, 0.99), 'ms', commit, 'one row, WAL/FULL'));
    const batches = await durations(12, (round) =>
      Promise.all(
        Array.from({ length: BATCH }, (_, index) =>
          send(branch, KIOSK, ticketFor('tne'), `bench-batch-${round}-${index}`),
        ),
      ),
    );
    results.push(
      measured(
        `ticket in batches of ${BATCH}, p50 each`,
        quantile(batches, 0.5) / BATCH,
        'ms',
        commit,
        'one row, WAL/FULL',
      ),
    );
  });
  await withServer(async ({ kiosk, anonymous }) => {
    const ping = await durations(300, () => anonymous.call('GET', '/health/live'));
    const floor = quantile(ping, 0.5);
    const tickets = await durations(300, () => kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' }));
    results.push(measured('ticket over HTTP, p50', quantile(tickets, 0.5), 'ms', floor, 'an empty answer over HTTP'));
    results.push(measured('ticket over HTTP, p95', quantile(tickets, 0.95), 'ms', floor, 'an empty answer over HTTP'));
  });
  return results;
}

async function bareCommit(): Promise<number> {
  const folder = tempFolder();
  const db = new Database(join(folder, 'floor.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, payload BLOB)');
  const insert = db.prepare('INSERT INTO row (payload) VALUES (?)');
  const payload = Buffer.alloc(400, 7);
  const all = await durations(TIMES, () => insert.run(payload));
  db.close();
  removeFolder(folder);
  return quantile(all, 0.5);
}
