import type { OpenLink } from '@turno25/shared/links/link.ts';
import { serialLink } from '@turno25/shared/links/serialLink.ts';
import { tcpLink } from '@turno25/shared/links/tcpLink.ts';
import type { Timers } from '@turno25/shared/time/timers.ts';
import { linkButtonBox } from '../buttons/buttonBox.ts';
import type { ButtonBox } from '../buttons/types.ts';
import { cupsTransport } from '../printer/transport/cups.ts';
import { deviceFileTransport } from '../printer/transport/deviceFile.ts';
import { linkTransport } from '../printer/transport/linkTransport.ts';
import { PRINTER_DELAYS, type PrinterTransport } from '../printer/transport/transport.ts';
import { linkScanner } from '../scanner/scanner.ts';
import type { Scanner } from '../scanner/types.ts';
import type { PrinterAt, WireTo } from '../settings/settings.ts';

export type Devices = {
  readonly transport: PrinterTransport;
  /** False where tickets are shown on screen only: nothing about paper is said there. */
  readonly hasPrinter: boolean;
  readonly scanner: Scanner | null;
  readonly buttons: ButtonBox | null;
};

const CONNECT_MS = 2_000;

/** The devices that the settings name. */
export function realDevices(
  at: { printer: PrinterAt | null; scanner: WireTo | null; buttons: WireTo | null },
  timers: Timers,
): Devices {
  return {
    hasPrinter: at.printer !== null,
    transport: at.printer === null ? noPrinter : printerTransport(at.printer, timers),
    scanner: at.scanner === null ? null : linkScanner({ open: openWire(at.scanner, timers), timers }),
    buttons: at.buttons === null ? null : linkButtonBox({ open: openWire(at.buttons, timers), timers }),
  };
}

/** A kiosk without a printer shows its tickets on screen: to the outbox and the ledger it is a printer that is away. */
const noPrinter: PrinterTransport = {
  query: async () => 'offline',
  send: async () => ({ ok: false, error: { status: 'offline', mayBeOut: false } }),
};

function printerTransport(at: PrinterAt, timers: Timers): PrinterTransport {
  switch (at.by) {
    case 'tcp':
    case 'serial':
      return linkTransport({ open: openWire(at, timers), timers, delays: PRINTER_DELAYS, answers: at.answers });
    case 'deviceFile':
      return deviceFileTransport(at.path, timers, PRINTER_DELAYS);
    case 'cups':
      return cupsTransport(at.name, timers, PRINTER_DELAYS);
  }
}

function openWire(at: WireTo, timers: Timers): OpenLink {
  return at.by === 'tcp' ? tcpLink(at, timers, CONNECT_MS) : serialLink(at, timers);
}
