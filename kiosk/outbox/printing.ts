import type { TicketPrinter } from '../device-host/printer/types.ts';
import type { Outbox } from './outbox.ts';

/**
 * Prints what waits, oldest first, one at a time. Each paper is marked as begun before a byte leaves, so after a power
 * cut it is printed again and says "copia". A paper that fails stays failed until someone asks for it again.
 */
export function printing(outbox: Outbox, printer: TicketPrinter): { readonly run: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    for (let job = outbox.beginPrint(); job !== null; job = outbox.beginPrint()) {
      const result = await printer.print(job.paper);
      if (result.ok) outbox.printed(job.id);
      else outbox.printFailed(job.id, result.error.status, result.error.mayBeOut);
    }
  };
  return {
    /** Resolves when nothing waits any more; asked again meanwhile, it is the same run. */
    run() {
      running ??= drain().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
