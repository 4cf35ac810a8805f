import type { FiguresOptions } from '../figures/v1/daily.ts';
import { must } from '../result.ts';
import type { DomainEvent, EventPayloads } from './events.ts';

/** The opening of the day that these events are of. Throws when there is none. */
export function openingOf(events: readonly DomainEvent[]): EventPayloads['dayOpened'] {
  const opened = events.find((event) => event.type === 'dayOpened');
  return must(opened?.type === 'dayOpened' ? opened.payload : null, 'a day begins with its opening');
}

/** What a day's figures are computed with, as its opening froze it. `now` only for a day that is still open. */
export function figuresOptions(
  events: readonly DomainEvent[],
  businessDate: string,
  now: number | null,
): FiguresOptions {
  return { businessDate, now, ...openingOf(events).standard };
}
