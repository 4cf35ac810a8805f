import { tcpLink } from '@turno25/shared/links/tcpLink.ts';
import { systemTimers } from '@turno25/shared/time/timers.ts';
import { TcpPrinter } from '../fakes/tcpPrinter.ts';
import { rollOf } from '../model/roll.ts';
import type { TicketPrinter } from '../model/types.ts';
import { ticketPrinter } from '../printer.ts';
import { renderJob } from '../render/renderJob.ts';
import { linkTransport } from '../transport/linkTransport.ts';
import type { PrinterDelays } from '../transport/transport.ts';

/** Short, so that a test of silence is not a long one; nothing is measured against them. */
export const SHORT_DELAYS: PrinterDelays = { connectMs: 500, replyMs: 200, pollMs: 20, jobMs: 600 };

const ROLL = rollOf('80mm');

/** The real printer policy and transport over a fake printer that listens on loopback. */
export async function withTcpPrinter(
  run: (printer: TicketPrinter, fake: TcpPrinter) => Promise<void>,
  { answers = true }: { answers?: boolean } = {},
): Promise<void> {
  const fake = new TcpPrinter();
  await fake.plug();
  const open = tcpLink(fake.address, systemTimers, SHORT_DELAYS.connectMs);
  const transport = linkTransport({ open, timers: systemTimers, delays: SHORT_DELAYS, answers });
  try {
    await run(ticketPrinter(transport, ROLL), fake);
  } finally {
    await fake.unplug();
  }
}

/** What a paper that came out says, and that nothing in it is unknown to a printer. */
export function read(paper: Buffer): string {
  const { text, unknown } = renderJob(paper, ROLL.dots);
  if (unknown.length > 0) throw new Error(`orders that no printer knows: ${unknown.join(' ')}`);
  return text;
}
