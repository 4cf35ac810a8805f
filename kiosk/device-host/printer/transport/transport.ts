import type { Result } from '@turno25/shared/domain/result.ts';
import type { Printed, PrinterStatus, PrintTrouble } from '../model/types.ts';

/** How bytes reach a printer and what it says back. One conversation at a time: the policy above sees to it. */
export type PrinterTransport = {
  readonly query: () => Promise<PrinterStatus>;
  readonly send: (job: Uint8Array) => Promise<Result<Printed, PrintTrouble>>;
};

/** What happens when each one expires is said where it is used. */
export type PrinterDelays = {
  /** Until a connection is given up: the printer is `offline`. */
  readonly connectMs: number;
  /** Until a status question is given up: the printer is `unknown`. */
  readonly replyMs: number;
  /** Between status questions while a paper is coming out. */
  readonly pollMs: number;
  /** Until a paper is given up, though it may have come out. */
  readonly jobMs: number;
};

export const PRINTER_DELAYS: PrinterDelays = { connectMs: 2_000, replyMs: 1_000, pollMs: 400, jobMs: 10_000 };
