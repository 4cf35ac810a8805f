import type { Result } from '@turno25/shared/domain/result.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { Printed, PrintTrouble, TicketPrinter } from '../printer/model/types.ts';

/** Hears what became of each paper, after the outbox has. */
export type Told = (visitId: string, result: Result<Printed, PrintTrouble>) => void;
export type Printing = {
  /** Resolves when nothing waits any more; asked again meanwhile, it is the same run. */
  readonly run: () => Promise<void>;
  /** Resolves when no paper is coming out; starts none. */
  readonly settled: () => Promise<void>;
};

/**
 * Prints what waits, oldest first, one at a time. Each paper is marked as begun before a byte leaves, so after a power
 * cut it is printed again and says "copia". A paper that fails stays failed until someone asks for it again.
 */
export function printing(outbox: Outbox, printer: TicketPrinter, told: Told = () => undefined): Printing {
  let running: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    for (let job = outbox.beginPrint(); job !== null; job = outbox.beginPrint()) {
      const result = await printer.print(job.paper);
      if (result.ok) outbox.printed(job.id);
      else outbox.printFailed(job.id, result.error.status, result.error.mayBeOut);
      told(job.visitId, result);
    }
  };
  return {
    run() {
      running ??= drain().finally(() => {
        running = null;
      });
      return running;
    },
    settled: () => running ?? Promise.resolve(),
  };
}
