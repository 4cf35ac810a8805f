import type { BusinessDate, CounterId, Instant, Millis, ServiceId, StaffId, VisitId } from '../../ids.ts';
import type { TicketNumber } from '../../visit/ticketNumber.ts';
import type { HoldParty } from '../../visit/visit.ts';
import type { ChannelV1, ClassV1, ExclusionCodeV1, OutcomeV1 } from './events.ts';
import type { VisitEnd } from './shape.ts';

/** One hold; `to` is null while it lasts. */
export type HoldRecord = {
  readonly by: HoldParty;
  readonly from: Instant;
  readonly to: Instant | null;
  /** What the hold interrupted: only one during attention lies outside every wait. */
  readonly during: 'wait' | 'attention';
};

/** One wait: from the entry, a transfer after attention or a return after it, to the next start of attention. */
export type WaitRecord = {
  readonly opened: 'issue' | 'transfer' | 'return';
  readonly from: Instant;
  readonly firstCallAt: Instant | null;
  /** Last call or recall before attention. */
  readonly lastCallAt: Instant | null;
  readonly startAt: Instant | null;
};

/** One stretch of attention at one counter; `endedBy` is null while it lasts. */
export type AttentionRecord = {
  readonly counterId: CounterId;
  readonly attendantId: StaffId;
  readonly serviceId: ServiceId;
  /** Call of this turn; recalls do not move it. */
  readonly calledAt: Instant;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly endedBy: 'finish' | 'transfer' | 'hold' | 'end' | null;
};

type ExclusionRecord = { readonly code: ExclusionCodeV1; readonly act: string | null };

/** Everything that the figures need of one visit, from its own events alone. Instants in UTC milliseconds. */
export type VisitRecord = {
  readonly visitId: VisitId;
  readonly ticket: TicketNumber;
  readonly ordinal: number;
  readonly businessDate: BusinessDate | null;
  /** Service asked for at the kiosk; the limit and the standard's tables are its own, whatever transfers follow. */
  readonly serviceId: ServiceId;
  readonly limitMs: Millis;
  readonly class: ClassV1;
  readonly channel: ChannelV1;
  readonly estimatedTime: boolean;
  readonly issuedAt: Instant;
  /** Where the waiting clock starts: the issue, or `max(check-in, booked)` for an appointment. */
  readonly waitsFrom: Instant;
  /** The wait of the entry first, later ones after it. */
  readonly waits: readonly [WaitRecord, ...WaitRecord[]];
  readonly holds: readonly HoldRecord[];
  readonly attentions: readonly AttentionRecord[];
  readonly calls: number;
  readonly specificCalls: number;
  readonly recalls: number;
  readonly transfers: number;
  readonly end: VisitEnd;
  readonly endedAt: Instant | null;
  readonly outcome: OutcomeV1 | null;
  readonly exclusion: ExclusionRecord | null;
};

/** A person started attention: the only way in which a visit counts as attended. */
export function isAttended(record: VisitRecord): boolean {
  return record.waits[0].startAt !== null;
}

/** Whether the visit counts in the waiting standard. */
export function countsInStandard(record: VisitRecord): boolean {
  return record.exclusion === null;
}

/**
 * Whether a citizen stands behind the visit. A declared contingency leaves the standard, but its person was attended,
 * served and may answer; a test ticket or a duplicate never had one.
 */
export function isCitizens(record: VisitRecord): boolean {
  return record.exclusion === null || record.exclusion.code === 'contingency';
}
