import type { AnyEvent } from '../../domain/figures/v1/events.ts';
import { measureDay } from '../../domain/figures/v1/measured.ts';
import { standardFigures } from '../../domain/figures/v1/standard.ts';
import { countsInStandard } from '../../domain/figures/v1/visitRecord.ts';
import { measureDay as measureVersion2 } from '../../domain/figures/v2/measured.ts';
import { plainEvents } from '../../domain/figures/v2/plain.ts';
import type { DomainEvent } from '../../domain/ledger/events.ts';
import { openingOf } from '../../domain/ledger/opening.ts';
import { InversionCount } from './inversions.ts';
import type { PlayedDay } from './played.ts';

/** A played day from its events alone: waits and the standard by the formulas of the product. */
export function playedDay(events: readonly DomainEvent[], businessDate: string): PlayedDay {
  const day = measureDay(readable(events, businessDate), businessDate, null);
  const { official, strict } = standardFigures(day);
  return {
    official,
    strict,
    inversions: inversionsOf(events),
    // Whoever was excluded is in no figure, nor in any play of the day.
    visits: day.visits
      .filter(({ record }) => countsInStandard(record))
      .map(({ record, waits }) => ({
        serviceId: record.serviceId,
        preferential: record.class === 'preferential',
        ordinal: record.ordinal,
        waitsFrom: record.waitsFrom,
        limitMs: record.limitMs,
        firstCallMs: waits.firstCallMs,
        officialMs: waits.officialMs,
        elapsedMs: waits.elapsedMs,
        secondStageMs: waits.later.find((wait) => wait.opened === 'transfer')?.firstCallMs ?? null,
        end: record.end,
      })),
  };
}

/** A day of version 2 without the starts that never were attentions: where the rule is studied, waits end at a real one. */
export function readable(events: readonly DomainEvent[], businessDate: string): readonly AnyEvent[] {
  if ((openingOf(events).formulas ?? 1) === 1) return events;
  const ofDay = events.filter((event) => event.businessDate === businessDate);
  return plainEvents(ofDay, measureVersion2(ofDay, businessDate, null));
}

function inversionsOf(events: readonly DomainEvent[]): number {
  const count = new InversionCount();
  const classes = new Map<string, { readonly preferential: boolean; readonly ordinal: number }>();
  for (const event of events) {
    switch (event.type) {
      case 'ticketIssued': {
        const { visitId, serviceId, ordinal } = event.payload;
        const preferential = event.payload.class === 'preferential';
        classes.set(visitId, { preferential, ordinal });
        count.enter(visitId, { serviceId, preferential, stage: 1, enteredAt: event.at, ordinal });
        break;
      }
      case 'visitTransferred': {
        const { visitId, serviceId, stage } = event.payload;
        const who = classes.get(visitId);
        if (who !== undefined) count.enter(visitId, { serviceId, stage, enteredAt: event.at, ...who });
        break;
      }
      case 'visitCalled':
        count.call(event.payload.visitId);
        break;
      case 'visitLeft':
      case 'visitExpired':
        count.leave(event.payload.visitId);
        break;
    }
  }
  return count.inversions;
}
