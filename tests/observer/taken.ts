import type { Day, Told } from './told.ts';

/** When a ticket was taken: between two instants, and most likely at a third. `interval` is null when it is certain. */
export type Taken = {
  readonly likely: number;
  readonly first: number;
  readonly interval: readonly [number, number] | null;
};

function certain({ at, payload: { uncertain } }: Told): number | null {
  if (!uncertain) return at;
  return uncertain.monotonicMs === null ? null : uncertain.recordedAt - uncertain.monotonicMs;
}

/** From the tickets of the same kiosk around it, the grant of its numbers, its delivery and its first call. */
export function takenAt(ticket: Told, story: readonly Told[], day: Day): Taken {
  const sure = certain(ticket);
  if (sure !== null) return { likely: sure, first: sure, interval: null };
  const place = day.tickets.indexOf(ticket);
  const { deviceId, uncertain } = ticket.payload;
  const beside = (some: readonly Told[]) =>
    some
      .filter(({ payload }) => deviceId !== null && payload.deviceId === deviceId)
      .map(certain)
      .filter((instant) => instant !== null);
  const granted = [uncertain?.blockGrantedAt, day.opened.opensAt].filter((at) => at !== null && at !== undefined);
  const low = beside(day.tickets.slice(0, place)).at(-1) ?? (granted.length > 0 ? Math.max(...granted) : ticket.at);
  const contacts = [uncertain?.recordedAt ?? ticket.at, ...beside(day.tickets.slice(place + 1)).slice(0, 1)];
  const call = story.find(({ type }) => type === 'visitCalled');
  const high = Math.min(...contacts, ...(call ? [call.at] : []));
  const first = Math.min(low, high);
  const [, likely = first] = [first, ticket.at, high].sort((a, b) => a - b);
  return { likely, first, interval: [first, high] };
}

/** A booking moves the beginning of a wait to its hour when it was made two hours (or what the day says) before it. */
export function begin(instant: number, { payload }: Told, day: Day): number {
  const { bookedFor, booking } = payload;
  if (typeof bookedFor !== 'number' || !booking) return instant;
  const hour = bookedFor - (day.opened.leadMinutes ?? 120) * 60_000;
  const planned = booking.recordedAt <= hour || (booking.madeAt !== null && booking.madeAt <= hour);
  return planned && bookedFor > instant ? bookedFor : instant;
}
