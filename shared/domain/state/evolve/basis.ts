import type { Instant } from '../../ids.ts';
import type { AtCounterVisit, Hold, OpenVisit, VisitBasis } from '../../visit/visit.ts';
import { isAttentionAt } from '../../visit/waiting.ts';
import type { BranchState } from '../state.ts';

/** The holds with the one still running closed at this instant. */
export function closeHold(holds: readonly Hold[], at: Instant): readonly Hold[] {
  return holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold));
}

/** What is left of a visit once staff broke its attention off: one that was none yet leaves nothing behind. */
export function brokenOff(state: BranchState, visit: OpenVisit, at: Instant): VisitBasis {
  const basis = basisOf(visit);
  if (visit.status !== 'attending') return basis;
  if (isAttentionAt(state.day, visit, at)) return { ...basis, lastAttention: attentionUntil(visit, at) };
  return { ...basis, firstStartAt: visit.firstStartAt === visit.startedAt ? null : visit.firstStartAt };
}

/** The visit where a counter has it; null elsewhere. */
export function atCounter(visit: OpenVisit): AtCounterVisit | null {
  return visit.status === 'called' || visit.status === 'attending' ? visit : null;
}

export function attentionUntil(visit: OpenVisit, to: Instant): VisitBasis['lastAttention'] {
  return visit.status === 'attending' ? { serviceId: visit.place.serviceId, from: visit.startedAt, to } : null;
}

/** The part of a visit that does not depend on its state. */
export function basisOf(visit: VisitBasis): VisitBasis {
  return {
    id: visit.id,
    ticket: visit.ticket,
    ordinal: visit.ordinal,
    businessDate: visit.businessDate,
    channel: visit.channel,
    bookedFor: visit.bookedFor,
    class: visit.class,
    language: visit.language,
    serviceId: visit.serviceId,
    limitMs: visit.limitMs,
    issuedAt: visit.issuedAt,
    waitsFrom: visit.waitsFrom,
    estimatedTime: visit.estimatedTime,
    trackHash: visit.trackHash,
    surveyHash: visit.surveyHash,
    identity: visit.identity,
    personKeys: visit.personKeys,
    segments: visit.segments,
    holds: visit.holds,
    firstCallAt: visit.firstCallAt,
    lastCallAt: visit.lastCallAt,
    firstStartAt: visit.firstStartAt,
    lastAttention: visit.lastAttention,
    continues: visit.continues,
    staffIssued: visit.staffIssued,
    ...(visit.several === undefined ? {} : { several: visit.several }),
    surveyed: visit.surveyed,
    exclusion: visit.exclusion,
    exclusionAsked: visit.exclusionAsked,
    paperLost: visit.paperLost,
    ...(visit.codes === undefined ? {} : { codes: visit.codes }),
    ...(visit.announced === undefined ? {} : { announced: visit.announced }),
  };
}
