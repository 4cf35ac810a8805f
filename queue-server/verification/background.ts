import { Worker } from 'node:worker_threads';
import type { FastifyBaseLogger } from 'fastify';

/** The tail was verified before the branch was ready; the whole chain is verified now, off the main thread. */
export function verifyInBackground(folder: string, log: FastifyBaseLogger): void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder } });
  worker.on('message', (report: { ok: boolean; seq: number | null; events: number }) => {
    if (report.ok) log.info({ events: report.events }, 'ledger verified');
    else log.error({ seq: report.seq }, 'the ledger does not verify');
  });
  worker.on('error', (error) => log.error({ err: error }, 'the ledger could not be verified'));
  worker.unref();
}
