import type { Millis, ServiceId } from '../../ids.ts';
import { byCodeUnits, spreadOf, sumOf } from '../numbers.ts';
import { counterTimes } from './counterTimes.ts';
import type { MeasuredDay } from './measured.ts';
import type { ServiceFigures, ServiceTime } from './shape.ts';
import { isCitizens, type VisitRecord } from './visitRecord.ts';

/** One service given to one visit: its stretches of attention added up, holds in between left out. */
type Given = { readonly serviceId: ServiceId; readonly ms: Millis; readonly how: 'finish' | 'transfer' };

/**
 * Service times, occupancy and throughput. Occupancy is service over service plus available time, and throughput
 * attentions finished per time of counter open and not paused. Test tickets and duplicates are left out of the service
 * times, since nobody was served; the counter's own time is what it was.
 */
export function serviceFigures(day: MeasuredDay): ServiceFigures {
  const records = day.visits.map(({ record }) => record).filter(isCitizens);
  const byCounter = counterTimes(day.events, day.asOf);
  const serviceMs = sumOf(byCounter.map((counter) => counter.serviceMs));
  const availableMs = sumOf(byCounter.map((counter) => counter.availableMs));
  const callingMs = sumOf(byCounter.map((counter) => counter.callingMs));
  return {
    byService: serviceTimes(records.flatMap(givenIn)),
    byCounter,
    occupancy: { num: serviceMs, den: serviceMs + availableMs },
    throughput: {
      num: sumOf(byCounter.map((counter) => counter.finished)),
      den: serviceMs + availableMs + callingMs,
    },
  };
}

function serviceTimes(given: readonly Given[]): readonly ServiceTime[] {
  const groups = Map.groupBy(given, ({ serviceId }) => serviceId);
  return [...groups]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([serviceId, group]) => {
      const transferred = group.filter(({ how }) => how === 'transfer').map(({ ms }) => ms);
      return {
        serviceId,
        finished: spreadOf(group.filter(({ how }) => how === 'finish').map(({ ms }) => ms)),
        transferred: { n: transferred.length, sumMs: sumOf(transferred) },
      };
    });
}

/** The services that one visit was given; attention cut short by the end of the visit gave none. */
function givenIn(record: VisitRecord): readonly Given[] {
  const given: Given[] = [];
  let begun: { readonly serviceId: ServiceId; readonly ms: Millis } | null = null;
  for (const { serviceId, from, to, endedBy } of record.attentions) {
    // Held in attention and then sent to another service before the next start: the first service ends there.
    if (begun !== null && begun.serviceId !== serviceId) {
      given.push({ ...begun, how: 'transfer' });
      begun = null;
    }
    const ms: Millis = (begun?.ms ?? 0) + (to ?? from) - from;
    if (endedBy === 'finish' || endedBy === 'transfer') {
      given.push({ serviceId, ms, how: endedBy });
      begun = null;
    } else {
      begun = { serviceId, ms };
    }
  }
  return given;
}
