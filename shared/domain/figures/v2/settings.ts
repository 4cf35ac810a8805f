import { type Instant, MINUTE, type Millis, SECOND, type ServiceId } from '../../ids.ts';
import type { EventV2 } from './events.ts';

/** What the opening of a day froze for its waits. Instants in UTC ms; null where the branch has no such hour. */
export type DaySettings = {
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
  /** How long before its hour a booking must have been made to be waited from. */
  readonly leadMs: Millis;
  /** The limit of a service; that of the ticket where the day has none. */
  readonly limitMs: (serviceId: ServiceId, ofTicket: Millis) => Millis;
  /** How long an attention must last that no finish ended. */
  readonly minAttentionMs: (serviceId: ServiceId) => Millis;
  readonly usualMs: (serviceId: ServiceId) => Millis;
};

const LEAD_MINUTES = 120;
const MIN_ATTENTION_SECONDS = 60;
const USUAL_SECONDS = 600;

/** The settings of a day; the usual ones for what its opening does not say, or without an opening. */
export function settingsOf(events: readonly EventV2[]): DaySettings {
  const opened = events.find((event) => event.type === 'dayOpened')?.payload;
  return {
    opensAt: opened?.opensAt ?? null,
    closesAt: opened?.closesAt ?? null,
    leadMs: (opened?.leadMinutes ?? LEAD_MINUTES) * MINUTE,
    limitMs: (serviceId, ofTicket) => opened?.limitsMs?.[serviceId] ?? ofTicket,
    minAttentionMs: (serviceId) => (opened?.minAttentionSeconds?.[serviceId] ?? MIN_ATTENTION_SECONDS) * SECOND,
    usualMs: (serviceId) => (opened?.usualSeconds?.[serviceId] ?? USUAL_SECONDS) * SECOND,
  };
}
