import { Worker } from 'node:worker_threads';
import type { FastifyBaseLogger } from 'fastify';
import type { Trust } from './trust.ts';

type Report = { readonly ok: boolean; readonly seq: number | null; readonly events: number };

/**
 * The tail was verified before the branch was ready; the whole chain is verified now, off the main thread. What does not
 * verify, or cannot be read, loses the branch's trust. Resolves when that is known.
 */
export function verifyInBackground(
  { trust }: { readonly trust: Trust },
  folder: string,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder } });
  worker.unref();
  return new Promise((resolve) => {
    worker.on('message', (report: Report) => {
      if (report.ok) log.info({ events: report.events }, 'ledger verified');
      else {
        trust.lose({ seq: report.seq });
        log.error({ seq: report.seq }, 'the ledger does not verify');
      }
    });
    worker.on('error', (error) => {
      trust.lose({ seq: null });
      log.error({ err: error }, 'the ledger could not be verified');
    });
    worker.once('exit', () => resolve());
  });
}
