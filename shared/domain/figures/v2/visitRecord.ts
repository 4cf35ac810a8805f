import type { DeviceId, Instant, Millis, ServiceId, VisitId } from '../../ids.ts';
import type { BookingV2, ChannelV2, ClassV2, ExclusionCodeV2, UncertainV2 } from './events.ts';

/** How a unit ended; `open` while it goes on. */
export type UnitEnd = 'finished' | 'noShow' | 'left' | 'removed' | 'expired' | 'closedAtDoor' | 'open';

/** One hold; `to` is null while it lasts. */
export type HoldRecord = {
  readonly by: 'citizen' | 'staff';
  readonly from: Instant;
  readonly to: Instant | null;
  /** The person themself said that they asked for it, before their next call. */
  readonly confirmed: boolean;
};

/** One stretch of attention at one counter; an undone one is not here. */
export type AttentionRecord = {
  /** The line that it was called from. */
  readonly serviceId: ServiceId;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly endedBy: 'finish' | 'hold' | 'transfer' | 'release' | 'end' | null;
  /** The hold that ended it. */
  readonly hold: HoldRecord | null;
};

/** One service asked for at issue, with every stage that staff opened out of it. */
export type UnitRecord = {
  readonly serviceId: ServiceId;
  readonly limitMs: Millis;
  readonly attentions: readonly AttentionRecord[];
  /** First call of the last turn. */
  readonly lastTurnAt: Instant | null;
  readonly end: UnitEnd;
  readonly endedAt: Instant | null;
};

export type ExclusionRecord = { readonly code: ExclusionCodeV2; readonly act: string | null };

/** Everything that the waits need of one visit, from its own events alone. Instants in UTC ms. */
export type VisitRecord = {
  readonly visitId: VisitId;
  readonly ordinal: number;
  readonly class: ClassV2;
  readonly channel: ChannelV2;
  readonly deviceId: DeviceId | null;
  /** As its device says. */
  readonly issuedAt: Instant;
  readonly uncertain: UncertainV2 | null;
  readonly bookedFor: Instant | null;
  readonly booking: BookingV2 | null;
  readonly continues: VisitId | null;
  /** `roll`: of a paper that two people entered afterwards; null: given by the system. */
  readonly origin: 'roll' | null;
  /** Every service in whose line it stood. */
  readonly lines: ReadonlySet<ServiceId>;
  readonly units: readonly [UnitRecord, ...UnitRecord[]];
  readonly holds: readonly HoldRecord[];
  readonly firstCallAt: Instant | null;
  /** The last thing that happened to it before its end, its issue aside. */
  readonly lastActAt: Instant | null;
  /** Whether it left with its own token. */
  readonly ownLeaving: boolean;
  /** In the order of the ledger, those that cannot hold too. */
  readonly exclusions: readonly ExclusionRecord[];
};

/** The unit that the visit came to: the one that was running when it ended, or is running still. */
export function lastUnit(record: VisitRecord): UnitRecord {
  return record.units.at(-1) ?? record.units[0];
}
