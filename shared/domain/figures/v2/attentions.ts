import type { Instant, Millis } from '../../ids.ts';
import type { DaySettings } from './settings.ts';
import type { AttentionRecord, UnitRecord } from './visitRecord.ts';

/** How long an attention lasted, up to `asOf` while it lasts; 0 when it lasts and no instant is known. */
function attentionMs({ from, to }: AttentionRecord, asOf: Instant | null): Millis {
  return Math.max(0, (to ?? asOf ?? from) - from);
}

/** Whether an attention counts: it ended in a finish, or lasted the minimum of the line that it was called from. */
function isEffective(attention: AttentionRecord, settings: DaySettings, asOf: Instant | null): boolean {
  return attention.endedBy === 'finish' || attentionMs(attention, asOf) >= settings.minAttentionMs(attention.serviceId);
}

/** A finish sooner than the minimum: it counts, and is shown. */
export function isBrief(attention: AttentionRecord, settings: DaySettings): boolean {
  return attention.endedBy === 'finish' && attentionMs(attention, null) < settings.minAttentionMs(attention.serviceId);
}

/** The effective attentions of a unit, in the order in which they began. */
export function effectiveOf(unit: UnitRecord, settings: DaySettings, asOf: Instant | null): readonly AttentionRecord[] {
  return unit.attentions.filter((attention) => isEffective(attention, settings, asOf));
}

/** Whether a unit was attended, but by nothing more than a brief finish. */
export function isBriefOnly(unit: UnitRecord, settings: DaySettings, asOf: Instant | null): boolean {
  const effective = effectiveOf(unit, settings, asOf);
  return effective.length > 0 && effective.every((attention) => isBrief(attention, settings));
}

/**
 * Whether staff broke an attention off. A hold is the person's own only when they confirmed it: strict takes nobody
 * else's word for it, here as for the hold itself.
 */
export function isBrokenOff({ endedBy, hold }: AttentionRecord): boolean {
  if (endedBy === 'hold') return !(hold?.by === 'citizen' && hold.confirmed);
  return endedBy === 'transfer' || endedBy === 'release';
}
