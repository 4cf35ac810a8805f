import { dailyFigures, type FiguresOptions, FORMULAS_VERSION } from '@turno25/shared/domain/figures/daily.ts';
import type { DomainEvent, EventPayloads } from '@turno25/shared/domain/ledger/events.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Reports } from '../ledger/reports.ts';
import type { SealingKey, SealPayload } from '../ledger/sealing.ts';

/**
 * The seal of a day as the ledger stands: number of events, head, figures with the version of their formulas and the
 * hash of the settings in force, signed. Number 0 is the closing's; later ones are amendments.
 */
export function makeSeal(ledger: Ledger, reports: Reports, date: string, key: SealingKey): SealPayload {
  const day = must(reports.day(date), `day ${date} was opened`);
  const head = ledger.head();
  const events = ledger.eventsOf(date);
  return key.seal({
    date,
    amendment: day.seals,
    events: events.length,
    headSeq: head.seq,
    headHash: head.hash.toString('hex'),
    formulas: FORMULAS_VERSION,
    settingsHash: openingOf(events).configHash,
    figures: dailyFigures(events, figuresOptions(events, date, null)),
  });
}

/** What a day's figures are computed with, as its opening froze it. `now` only for a day that is still open. */
export function figuresOptions(
  events: readonly DomainEvent[],
  businessDate: string,
  now: number | null,
): FiguresOptions {
  return { businessDate, now, ...openingOf(events).standard };
}

/** The opening of the day that these events are of. */
export function openingOf(events: readonly DomainEvent[]): EventPayloads['dayOpened'] {
  const opened = events.find((event) => event.type === 'dayOpened');
  return must(opened?.type === 'dayOpened' ? opened.payload : null, 'a day begins with its opening');
}
