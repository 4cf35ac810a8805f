import type { Scan } from '@turno25/shared/domain/identity/scan.ts';

export type ScannerStatus = 'connected' | 'disconnected';

/** What the rest of the kiosk may know of a scanner: whether it is there, and what was scanned, already read and reduced. */
export type Scanner = {
  readonly status: () => ScannerStatus;
  readonly start: () => void;
  readonly stop: () => void;
  /** Both return the way to stop listening. */
  readonly onScan: (listener: (scan: Scan) => void) => () => void;
  readonly onStatus: (listener: (status: ScannerStatus) => void) => () => void;
};
