import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Command } from '@turno25/shared/domain/ledger/commands.ts';
import type { DevicePart } from '@turno25/shared/domain/ledger/events/machines.ts';
import type { BranchState, DeviceState } from '@turno25/shared/domain/state/state.ts';
import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';

/** A page that is loaded again, a cable that is moved: what is back within this is no loss. */
const GRACE_MS = 60_000;
/** Kiosks tell how their devices are every minute; one that told nothing for longer tells nothing of now. */
const TOLD_MS = 5 * 60_000;

export type HangingPart = Exclude<DevicePart, 'link'>;

type Seen = {
  /** Open connections by the place that they come from. */
  readonly from: Map<string, number>;
  /** Since when there is none, or more than one place; instants of the ledger. */
  wentAt: Instant | null;
  spreadAt: Instant | null;
  readonly told: Map<HangingPart, { readonly well: boolean; readonly since: Instant; readonly at: Instant }>;
  /** What became of its last paper, not yet written down. */
  paper: { readonly out: boolean; readonly at: Instant } | null;
};

/**
 * What is seen and heard of devices since the server began: whose page is connected and from where, and what kiosks say of what
 * hangs on them. It only tells what changed against what the ledger knows.
 */
export class Presence {
  readonly #devices = new Map<string, Seen>();

  /** A page of this device connected; `place` marks the address that it speaks from. */
  came(deviceId: string, place: string, at: Instant): void {
    const seen = this.#of(deviceId);
    seen.from.set(place, (seen.from.get(place) ?? 0) + 1);
    seen.wentAt = null;
    if (seen.from.size > 1) seen.spreadAt ??= at;
  }

  went(deviceId: string, place: string, at: Instant): void {
    const seen = this.#of(deviceId);
    const left = (seen.from.get(place) ?? 1) - 1;
    if (left > 0) seen.from.set(place, left);
    else seen.from.delete(place);
    if (seen.from.size === 0) seen.wentAt = at;
    if (seen.from.size <= 1) seen.spreadAt = null;
  }

  /** A kiosk says how something that hangs on it is. */
  told(deviceId: string, part: HangingPart, well: boolean, at: Instant): void {
    const { told } = this.#of(deviceId);
    const before = told.get(part);
    told.set(part, { well, since: before?.well === well ? before.since : at, at });
  }

  /** Follows the ledger: a paper that came out or did not says more than any word. */
  follow(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (event.device === null) continue;
      if (event.type === 'ticketPrinted') this.#of(event.device).paper = { out: true, at: event.at };
      // A kiosk that went down before it heard of a ticket says nothing of its printer.
      if (event.type === 'printFailed' && event.payload.status !== 'abandoned')
        this.#of(event.device).paper = { out: false, at: event.at };
    }
  }

  /** Before nothing is known to be missing, everybody has had time to come: since when the server listens. */
  changes(state: BranchState, now: Instant, listensSince: Instant): readonly Command[] {
    return [...state.devices].flatMap(([deviceId, device]) => {
      if (!device.active) return [];
      const seen = this.#of(deviceId);
      return [
        ...linkChanges(deviceId, device, seen, { now, listensSince }),
        ...paperChanges(deviceId, device, seen),
        ...(['printer', 'scanner'] as const).flatMap((part) =>
          partChanges(deviceId, device, part, { seen, now, listensSince }),
        ),
      ];
    });
  }

  #of(deviceId: string): Seen {
    const known = this.#devices.get(deviceId);
    if (known !== undefined) return known;
    const seen: Seen = { from: new Map(), wentAt: null, spreadAt: null, told: new Map(), paper: null };
    this.#devices.set(deviceId, seen);
    return seen;
  }
}

type Times = { readonly now: Instant; readonly listensSince: Instant };

function linkChanges(deviceId: string, { parts }: DeviceState, seen: Seen, times: Times): readonly Command[] {
  const { now, listensSince } = times;
  const link = parts?.link;
  const [place = null, ...others] = seen.from.keys();
  const lose = (since: Instant, why: 'silent' | 'twoPlaces'): readonly Command[] =>
    link?.lost === false && now - since >= GRACE_MS ? [{ type: 'loseDevice', deviceId, part: 'link', since, why }] : [];
  // What never connected was never lost.
  if (place === null) return lose(seen.wentAt ?? listensSince, 'silent');
  if (others.length > 0) return lose(seen.spreadAt ?? now, 'twoPlaces');
  if (link !== undefined && !link.lost && link.place === place) return [];
  return [{ type: 'findDevice', deviceId, part: 'link', place, by: 'deed' }];
}

/** Only of a printer that its kiosk has told of: one without a printer fails at every paper. */
function paperChanges(deviceId: string, { parts }: DeviceState, seen: Seen): readonly Command[] {
  const { paper } = seen;
  seen.paper = null;
  if (paper === null || parts?.printer === undefined) return [];
  if (!paper.out) return [{ type: 'loseDevice', deviceId, part: 'printer', since: paper.at, why: 'paperFailed' }];
  return parts.printer.lost ? [{ type: 'findDevice', deviceId, part: 'printer', place: null, by: 'deed' }] : [];
}

function partChanges(
  deviceId: string,
  { parts }: DeviceState,
  part: HangingPart,
  { seen, now, listensSince }: Times & { readonly seen: Seen },
): readonly Command[] {
  const known = parts?.[part];
  const told = seen.told.get(part);
  const heardAt = Math.max(told?.at ?? listensSince, listensSince);
  if (now - heardAt > TOLD_MS)
    return known?.lost === false ? [{ type: 'loseDevice', deviceId, part, since: heardAt, why: 'silent' }] : [];
  if (told === undefined) return [];
  if (told.well)
    return known === undefined || known.lost ? [{ type: 'findDevice', deviceId, part, place: null, by: 'word' }] : [];
  return known === undefined || !known.lost || known.why === 'paperFailed'
    ? [{ type: 'loseDevice', deviceId, part, since: told.since, why: 'told' }]
    : [];
}
