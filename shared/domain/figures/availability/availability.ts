import type { DeviceId, Instant, Millis } from '../../ids.ts';
import type { Fraction } from '../v1/shape.ts';
import { type AvailabilityEventOf, isAvailabilityEvent, type WatchedPart } from './events.ts';
import { both, lengthOf, type Span, type Spans, union, without } from './spans.ts';

/** What is measured apart: the server, pages of kiosks and boards, and what hangs on kiosks. */
export type MachineKind = 'server' | 'kiosk' | 'board' | 'printer' | 'scanner';
const KINDS: readonly MachineKind[] = ['server', 'kiosk', 'printer', 'scanner', 'board'];

/** Milliseconds that something worked, of those in which it should have. */
export type Availability = {
  readonly share: Fraction;
  /** How often it was lost while the branch was open. */
  readonly losses: number;
  /** Milliseconds in which the server was away and nobody watched: in the denominator, and not counted as available. */
  readonly unwatched: Millis;
};
export type MachineAvailability = Availability & {
  readonly kind: MachineKind;
  /** Null of the server. */
  readonly deviceId: DeviceId | null;
  /** Instant at which it was revoked within the period; null where it was not. */
  readonly revokedAt: Instant | null;
  /** From how many addresses it spoke in the period. */
  readonly places: number;
};
export type AvailabilityFigures = {
  /** Since when it is measured, UTC ms; null where nothing ever was. */
  readonly measuredFrom: Instant | null;
  readonly machines: readonly MachineAvailability[];
  /** The same summed, numerators and denominators apart. */
  readonly kinds: readonly (Availability & { readonly kind: MachineKind; readonly machines: number })[];
};

type Device = {
  readonly kind: string;
  readonly enrolledAt: Instant;
  revokedAt: Instant | null;
  readonly parts: Map<
    WatchedPart,
    { readonly firstAt: Instant; upSince: Instant | null; up: Span[]; losses: Instant[] }
  >;
  readonly places: { readonly at: Instant; readonly place: string }[];
};

/**
 * Availability = time that a machine worked / time that the branch should be open by its hours, both in milliseconds, from
 * the first `serverBack` of the ledger on and until `now`.
 *
 * - Server: what is not between `awayFrom` and the event of a `serverBack`.
 * - Kiosk, board: from its enrolment until it is revoked; it works from a `deviceBack` of its link until the `since` of the
 *   next `deviceLost`. One that never connected never worked.
 * - Printer, scanner: from the first word of it on, and only while its kiosk works too.
 * - While the server is away nobody sees anything: not counted as available, and stated beside (`unwatched`). To switch it off
 *   never improves a figure.
 *
 * @param events of the whole ledger, in order; others may be among them.
 * @param opening when the branch should be open in the period (UTC ms), as it was decided before each day began.
 */
export function availabilityOf(
  events: Iterable<{ readonly type: string }>,
  opening: readonly Span[],
  now: Instant,
): AvailabilityFigures {
  const { measuredFrom, away, devices } = gather(events);
  if (measuredFrom === null) return { measuredFrom, machines: [], kinds: [] };
  const open = both(union(opening), [{ from: measuredFrom, until: now }]);
  const machines = [
    serverAvailability(open, away),
    ...[...devices].flatMap(([deviceId, device]) => ofDevice(deviceId, device, open, union(away), now)),
  ].filter(({ share }) => share.den > 0);
  return { measuredFrom, machines, kinds: KINDS.flatMap((kind) => summed(kind, machines)) };
}

function gather(events: Iterable<{ readonly type: string }>) {
  let measuredFrom: Instant | null = null;
  const away: Span[] = [];
  const devices = new Map<DeviceId, Device>();
  for (const event of events) {
    if (!isAvailabilityEvent(event)) continue;
    switch (event.type) {
      case 'serverBack':
        // What was before the first one nobody measured.
        if (measuredFrom === null) measuredFrom = event.at;
        else away.push({ from: event.payload.awayFrom, until: event.at });
        break;
      case 'deviceEnrolled':
        devices.set(event.payload.deviceId, {
          kind: event.payload.kind,
          enrolledAt: event.at,
          revokedAt: null,
          parts: new Map(),
          places: [],
        });
        break;
      case 'deviceRevoked': {
        const device = devices.get(event.payload.deviceId);
        if (device !== undefined) device.revokedAt = event.at;
        break;
      }
      case 'deviceLost':
      case 'deviceBack':
        changed(devices.get(event.payload.deviceId), event);
        break;
    }
  }
  return { measuredFrom, away, devices };
}

function changed(device: Device | undefined, event: AvailabilityEventOf<'deviceLost' | 'deviceBack'>): void {
  if (device === undefined) return;
  const at = event.type === 'deviceLost' ? event.payload.since : event.at;
  const { part } = event.payload;
  const known = device.parts.get(part) ?? { firstAt: at, upSince: null, up: [], losses: [] };
  device.parts.set(part, known);
  if (event.type === 'deviceBack') {
    known.upSince ??= at;
    if (event.payload.place !== null) device.places.push({ at, place: event.payload.place });
  } else if (known.upSince !== null) {
    known.up.push({ from: known.upSince, until: at });
    known.losses.push(at);
    known.upSince = null;
  }
}

function serverAvailability(open: Spans, away: readonly Span[]): MachineAvailability {
  const off = both(open, union(away));
  const den = lengthOf(open);
  const losses = away.filter((span) => lengthOf(both(open, union([span]))) > 0).length;
  const share = { num: den - lengthOf(off), den };
  return { kind: 'server', deviceId: null, share, losses, unwatched: 0, revokedAt: null, places: 0 };
}

function ofDevice(
  deviceId: DeviceId,
  device: Device,
  open: Spans,
  away: Spans,
  now: Instant,
): readonly MachineAvailability[] {
  const ends = device.revokedAt ?? now;
  const upOf = (part: WatchedPart): Spans => {
    const { up = [], upSince = null } = device.parts.get(part) ?? {};
    return union(upSince === null ? up : [...up, { from: upSince, until: ends }]);
  };
  const link = upOf('link');
  const within = both(open, union([{ from: device.enrolledAt, until: ends }]));
  const measured = (kind: MachineKind, part: WatchedPart, due: Spans, up: Spans): MachineAvailability => ({
    kind,
    deviceId,
    share: { num: lengthOf(without(both(due, up), away)), den: lengthOf(due) },
    losses: (device.parts.get(part)?.losses ?? []).filter((at) =>
      due.some(({ from, until }) => from <= at && at < until),
    ).length,
    unwatched: lengthOf(both(due, away)),
    revokedAt: device.revokedAt !== null && contains(open, device.revokedAt) ? device.revokedAt : null,
    places: part === 'link' ? placesIn(device, within) : 0,
  });
  const kind = device.kind === 'board' ? 'board' : 'kiosk';
  const hanging = (['printer', 'scanner'] as const).flatMap((part) => {
    const known = device.parts.get(part);
    if (known === undefined) return [];
    const due = both(within, union([{ from: known.firstAt, until: ends }]));
    return [measured(part, part, due, both(upOf(part), link))];
  });
  return [measured(kind, 'link', within, link), ...hanging];
}

/** Whether an instant lies in the period, hours aside: between its first opening and its last closing. */
function contains(open: Spans, at: Instant): boolean {
  return (open[0]?.from ?? at + 1) <= at && at <= (open.at(-1)?.until ?? at - 1);
}

/** The place that it spoke from as the period began, and those that followed. */
function placesIn({ places }: Device, within: Spans): number {
  const [first] = within;
  if (first === undefined) return 0;
  const until = within.at(-1)?.until ?? first.until;
  const before = places.findLast(({ at }) => at <= first.from);
  const during = places.filter(({ at }) => at > first.from && at < until);
  return new Set([...(before === undefined ? [] : [before]), ...during].map(({ place }) => place)).size;
}

function summed(kind: MachineKind, machines: readonly MachineAvailability[]): AvailabilityFigures['kinds'] {
  const own = machines.filter((machine) => machine.kind === kind);
  if (own.length === 0) return [];
  const total = (read: (machine: MachineAvailability) => number): number =>
    own.reduce((sum, machine) => sum + read(machine), 0);
  return [
    {
      kind,
      machines: own.length,
      share: { num: total(({ share }) => share.num), den: total(({ share }) => share.den) },
      losses: total(({ losses }) => losses),
      unwatched: total(({ unwatched }) => unwatched),
    },
  ];
}
