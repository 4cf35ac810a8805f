import { Worker } from 'node:worker_threads';
import type { Finding } from '@turno25/shared/evidence/finding.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { Trust } from './trust.ts';

type Report = {
  readonly ok: boolean;
  readonly seq: number | null;
  readonly events: number;
  readonly code: Finding['code'] | null;
};

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
        // Tables are made of the events, and no seal is made of tables: what they say wrong is mended by making them anew.
        if (report.code !== 'tables') trust.lose({ seq: report.seq });
        log.error({ seq: report.seq, code: report.code }, 'the ledger does not verify');
      }
    });
    worker.on('error', (error) => {
      trust.lose({ seq: null });
      log.error({ err: error }, 'the ledger could not be verified');
    });
    worker.once('exit', () => resolve());
  });
}
