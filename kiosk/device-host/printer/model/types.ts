import type { Paper } from '@turno25/shared/contracts/paper.ts';
import type { Result } from '@turno25/shared/domain/result.ts';

/** `unknown`: the printer is there but says nothing that can be understood. */
export type PrinterStatus = 'ready' | 'paperLow' | 'paperOut' | 'coverOpen' | 'offline' | 'unknown';

export type Printed = {
  readonly status: 'ready' | 'paperLow' | 'unknown';
  /** True when the printer itself said that the paper came out; false when it can only be supposed. */
  readonly confirmed: boolean;
};

export type PrintTrouble = {
  readonly status: 'paperOut' | 'coverOpen' | 'offline' | 'unknown';
  /** True when bytes had left: some paper may have come out, so the next try must say "copia". */
  readonly mayBeOut: boolean;
};

/** What the rest of the kiosk may know of a printer. One paper at a time; calls wait for their turn. */
export type TicketPrinter = {
  readonly status: () => Promise<PrinterStatus>;
  readonly print: (paper: Paper) => Promise<Result<Printed, PrintTrouble>>;
};
