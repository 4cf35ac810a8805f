import type { CounterId, Instant, VisitId } from '../../ids.ts';
import { byCodeUnits } from '../numbers.ts';
import type { EventV1 } from './events.ts';
import type { CounterTime } from './shape.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a counter does between two of its events. */
type Doing = 'closed' | 'available' | 'calling' | 'serving' | 'paused';
type Timeline = { doing: Doing; since: Instant; readonly time: Writable<CounterTime> };

/**
 * Where each counter's time went on a day, from its opening to its closing (or to `asOf`, while it is open), in code-unit
 * order of counters. Walking time between call and start is neither service nor available time. Milliseconds.
 */
export function counterTimes(events: readonly EventV1[], asOf: Instant | null): readonly CounterTime[] {
  const timelines = new Map<CounterId, Timeline>();
  const counterOf = new Map<VisitId, CounterId>();
  const turn = (counterId: CounterId, doing: Doing, at: Instant): Timeline => {
    const timeline = timelines.get(counterId) ?? newTimeline(counterId, at);
    timelines.set(counterId, timeline);
    settle(timeline, at);
    timeline.doing = doing;
    return timeline;
  };
  /** The visit is no longer at a counter; one that waits elsewhere frees none. */
  const free = (visitId: VisitId, at: Instant): void => {
    const counterId = counterOf.get(visitId);
    if (counterId === undefined) return;
    counterOf.delete(visitId);
    turn(counterId, 'available', at);
  };
  for (const { type, payload, at } of events) {
    switch (type) {
      case 'counterOpened':
      case 'counterResumed':
        turn(payload.counterId, 'available', at);
        break;
      case 'counterPaused':
        turn(payload.counterId, 'paused', at);
        break;
      case 'counterClosed':
        turn(payload.counterId, 'closed', at);
        break;
      case 'visitCalled':
        counterOf.set(payload.visitId, payload.counterId);
        turn(payload.counterId, 'calling', at);
        break;
      case 'attentionStarted':
        counterOf.set(payload.visitId, payload.counterId);
        turn(payload.counterId, 'serving', at);
        break;
      case 'attentionFinished':
        counterOf.delete(payload.visitId);
        turn(payload.counterId, 'available', at).time.finished += 1;
        break;
      case 'noShowRecorded':
      case 'visitHeld':
      case 'visitTransferred':
      case 'visitLeft':
      case 'visitRemoved':
      case 'visitExpired':
        free(payload.visitId, at);
        break;
      default:
        break;
    }
  }
  for (const timeline of timelines.values()) settle(timeline, asOf ?? timeline.since);
  return [...timelines.values()].map(({ time }) => time).sort((a, b) => byCodeUnits(a.counterId, b.counterId));
}

function newTimeline(counterId: CounterId, at: Instant): Timeline {
  const time = { counterId, serviceMs: 0, availableMs: 0, callingMs: 0, pausedMs: 0, finished: 0 };
  return { doing: 'closed', since: at, time };
}

/** Books the span since the last change under what the counter was doing. */
function settle(timeline: Timeline, at: Instant): void {
  const span = Math.max(0, at - timeline.since);
  timeline.since = Math.max(timeline.since, at);
  switch (timeline.doing) {
    case 'serving':
      timeline.time.serviceMs += span;
      break;
    case 'available':
      timeline.time.availableMs += span;
      break;
    case 'calling':
      timeline.time.callingMs += span;
      break;
    case 'paused':
      timeline.time.pausedMs += span;
      break;
    case 'closed':
      break;
  }
}
