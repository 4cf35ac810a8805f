import { Temporal } from 'temporal-polyfill';
import type { WallTime } from '../domain/calendar/week.ts';
import type { BusinessDate, Instant } from '../domain/ids.ts';

/**
 * Chile's zones. Waits never pass through here: they are differences of UTC instants. A zone only says which business
 * date an instant belongs to, and when a wall-clock hour happens. All functions throw a RangeError for an unknown zone
 * or a malformed date.
 */

/** The answer of the last minute that was asked of each zone: commands come many to a minute, and each asks twice. */
const lastAnswer = new Map<string, { readonly minute: number; readonly date: BusinessDate }>();
const MINUTE = 60_000;

/** The date on the branch's calendar at an instant. Clocks are moved at whole minutes, so one holds for its minute. */
export function localDate(instant: Instant, zone: string): BusinessDate {
  const minute = Math.floor(instant / MINUTE);
  const last = lastAnswer.get(zone);
  if (last?.minute === minute) return last.date;
  const date = dateAt(instant, zone);
  lastAnswer.set(zone, { minute, date });
  return date;
}

function dateAt(instant: Instant, zone: string): BusinessDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The wall-clock time of a zone at an instant, in ms as if it were UTC: for what knows no zones, such as a spreadsheet. */
export function localWallTime(instant: Instant, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return instant + offsetNanoseconds / 1_000_000;
}

/** Of each zone, the last quarter of an hour that was asked of it: a day's facts ask for thousands of instants in order. */
const lastHour = new Map<string, { readonly quarter: number; readonly hour: number }>();

/** The hour that the branch's clock shows at an instant, 0 to 23. Zones and their changes lie on quarters of an hour. */
export function localHour(instant: Instant, zone: string): number {
  const quarter = Math.floor(instant / (15 * MINUTE));
  const last = lastHour.get(zone);
  if (last?.quarter === quarter) return last.hour;
  const { hour } = Temporal.Instant.fromEpochMilliseconds(quarter * 15 * MINUTE).toZonedDateTimeISO(zone);
  lastHour.set(zone, { quarter, hour });
  return hour;
}

/** An instant as the branch's clock on the wall showed it, without its fraction of a second: `2026-11-20 09:05:00`. */
export function localDateTime(instant: Instant, zone: string): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return shown.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/**
 * The first instant of a local date, found by search and not assumed to be 00:00: in Santiago the clocks go forward at
 * midnight in September, so that Sunday begins at 01:00.
 */
export function startOfLocalDay(date: BusinessDate, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * The instant of a wall-clock time (`HH:MM`) on a date. A time that the clocks skip is taken as much later as they skip;
 * one that happens twice, the first time.
 */
export function localTimeToInstant(date: BusinessDate, time: WallTime, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The zone of a comuna by its five-digit CUT code. Throws a RangeError for anything else. */
export function zoneOfComuna(cut: string): string {
  if (!/^\d{5}$/.test(cut)) throw new RangeError(`not a comuna's CUT code: ${cut}`);
  if (cut === '05201') return 'Pacific/Easter';
  if (cut.startsWith('11')) return 'America/Coyhaique';
  if (cut.startsWith('12')) return 'America/Punta_Arenas';
  return 'America/Santiago';
}

/**
 * The offsets of a zone from one instant until another, the oldest first: minutes ahead of UTC, each from its own instant
 * on. A page is told these, since its browser may be older than the zone.
 */
export function offsetsBetween(
  from: Instant,
  until: Instant,
  zone: string,
): readonly { readonly from: Instant; readonly minutes: number }[] {
  const minutesOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 60_000_000_000;
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const offsets = [{ from, minutes: minutesOf(at) }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > until) return offsets;
    at = next;
    offsets.push({ from: at.epochMilliseconds, minutes: minutesOf(at) });
  }
}
