import type { Paper } from '@turno25/shared/contracts/paper.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import type { Printed, PrinterStatus, PrintTrouble, TicketPrinter } from '../model/types.ts';

/** A printer without bytes, for tests of what stands above the port. */
export class MemoryPrinter implements TicketPrinter {
  /** Papers that came out whole. */
  readonly papers: Paper[] = [];
  /** Papers that came out in part. */
  readonly spoiled: Paper[] = [];
  #status: PrinterStatus = 'ready';
  #fate: PrintTrouble['status'] | 'acknowledgementLost' | null = null;

  set(status: PrinterStatus): void {
    this.#status = status;
  }

  /** The next paper stops in the middle, or comes out and nobody hears of it. The printer stays in that state. */
  failDuringNext(fate: PrintTrouble['status'] | 'acknowledgementLost'): void {
    this.#fate = fate;
  }

  status = async (): Promise<PrinterStatus> => this.#status;

  print = async (paper: Paper): Promise<Result<Printed, PrintTrouble>> => {
    const status = this.#status;
    if (status === 'paperOut' || status === 'coverOpen' || status === 'offline')
      return err({ status, mayBeOut: false });
    const fate = this.#fate;
    this.#fate = null;
    if (fate === null) {
      this.papers.push(paper);
      return ok({ status, confirmed: status !== 'unknown' });
    }
    if (fate === 'acknowledgementLost') {
      this.papers.push(paper);
      return err({ status: 'unknown', mayBeOut: true });
    }
    this.spoiled.push(paper);
    this.#status = fate;
    return err({ status: fate, mayBeOut: true });
  };
}
