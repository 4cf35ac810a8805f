import type { DeviceId, Instant, VisitId } from '../../ids.ts';
import type { DaySettings } from './settings.ts';
import type { VisitRecord } from './visitRecord.ts';

/** When a ticket was taken, UTC ms. Official goes by the estimate and strict by the earliest; equal when it is certain. */
export type IssueTime = {
  readonly estimate: Instant;
  readonly earliest: Instant;
  /** Latest possible instant; null when the instant is certain. */
  readonly latest: Instant | null;
};

/**
 * When each ticket of a day was taken. A certain one when its device or its monotonic clock says so; else an interval
 * between the nearest certain tickets of its kiosk (before: else the grant of its block, not before the opening hour), the
 * first contact, and its own first call. `records` in the ledger's order, which is each kiosk's own order.
 */
export function issueTimes(records: readonly VisitRecord[], settings: DaySettings): ReadonlyMap<VisitId, IssueTime> {
  const certain = records.map(certainAt);
  const before = new Map<DeviceId, Instant>();
  const earliest = records.map((record, index) => {
    const bound = record.deviceId === null ? undefined : before.get(record.deviceId);
    const at = certain[index] ?? null;
    if (record.deviceId !== null && at !== null) before.set(record.deviceId, at);
    return bound ?? afterGrant(record, settings);
  });
  const after = new Map<DeviceId, Instant>();
  const latest: Instant[] = [];
  for (let index = records.length - 1; index >= 0; index -= 1) {
    const record = records[index];
    if (record === undefined) continue;
    const bounds = [record.uncertain?.recordedAt, record.firstCallAt, record.deviceId && after.get(record.deviceId)];
    latest[index] = Math.min(...bounds.filter((bound) => typeof bound === 'number'));
    const at = certain[index] ?? null;
    if (record.deviceId !== null && at !== null) after.set(record.deviceId, at);
  }
  return new Map(
    records.map((record, index) => {
      const at = certain[index] ?? null;
      if (at !== null) return [record.visitId, { estimate: at, earliest: at, latest: null }];
      return [record.visitId, between(record.issuedAt, earliest[index] ?? null, latest[index] ?? record.issuedAt)];
    }),
  );
}

/** The certain instant of a ticket; null when it has none. */
function certainAt({ issuedAt, uncertain }: VisitRecord): Instant | null {
  if (uncertain === null) return issuedAt;
  return uncertain.monotonicMs === null ? null : uncertain.recordedAt - uncertain.monotonicMs;
}

function afterGrant({ uncertain }: VisitRecord, { opensAt }: DaySettings): Instant | null {
  const granted = uncertain?.blockGrantedAt ?? null;
  if (granted === null || opensAt === null) return granted ?? opensAt;
  return Math.max(granted, opensAt);
}

/** An interval whose ends contradict each other has no inside: its later end gives way. */
function between(at: Instant, from: Instant | null, latest: Instant): IssueTime {
  const earliest = Math.min(from ?? at, latest);
  return { estimate: Math.min(Math.max(at, earliest), latest), earliest, latest };
}
