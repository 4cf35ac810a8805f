import { err } from '@turno25/shared/domain/result.ts';
import { sayIn } from '@turno25/shared/i18n/languages.ts';
import { type LetterPage, TICKET_PAGE } from './escpos/codePages.ts';
import { jobBytes } from './escpos/jobBytes.ts';
import { languageOf, layout } from './layouts/layout.ts';
import type { Roll } from './model/roll.ts';
import type { PrinterStatus, TicketPrinter } from './model/types.ts';
import type { PrinterTransport } from './transport/transport.ts';

/** The policy: asks before it prints, prints one paper at a time, and never tries again by itself. */
export function ticketPrinter(transport: PrinterTransport, roll: Roll, page: LetterPage = TICKET_PAGE): TicketPrinter {
  const inTurn = turns();
  return {
    status: () => inTurn(() => transport.query()),
    print: (paper) =>
      inTurn(async () => {
        const status = await transport.query();
        if (stops(status)) return err({ status, mayBeOut: false });
        return transport.send(jobBytes(layout(paper, roll, sayIn(languageOf(paper))), roll, page));
      }),
  };
}

/** A printer that says nothing may still print: only what is known to stop a paper stops it. */
function stops(status: PrinterStatus): status is 'paperOut' | 'coverOpen' | 'offline' {
  return status === 'paperOut' || status === 'coverOpen' || status === 'offline';
}

/** Most printers take one connection at a time: each conversation begins when the one before it is over. */
function turns(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
