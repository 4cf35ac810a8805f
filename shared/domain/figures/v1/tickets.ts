import { byCodeUnits } from '../numbers.ts';
import type { ExclusionCodeV1 } from './events.ts';
import type { MeasuredVisit } from './measured.ts';
import type { EndCount, ExclusionCount, TicketCounts, VisitEnd } from './shape.ts';
import { countsInStandard, isAttended } from './visitRecord.ts';
import { isWithin } from './waits.ts';

const EXCLUSION_CODES: readonly ExclusionCodeV1[] = ['contingency', 'duplicate', 'testTicket'];

/** How many tickets there were, of which kind, and how those that count ended. */
export function ticketCounts(visits: readonly MeasuredVisit[]): TicketCounts {
  const records = visits.map(({ record }) => record);
  const counted = records.filter(countsInStandard);
  const endCount = (end: VisitEnd): EndCount => {
    const ended = counted.filter((record) => record.end === end);
    const attended = ended.filter(isAttended).length;
    return { attended, notAttended: ended.length - attended };
  };
  const ofChannel = (channel: (typeof records)[number]['channel']) =>
    records.filter((record) => record.channel === channel).length;
  return {
    issued: records.length,
    estimatedTime: records.filter((record) => record.estimatedTime).length,
    byChannel: {
      inPerson: ofChannel('inPerson'),
      mobileUnit: ofChannel('mobileUnit'),
      appointment: ofChannel('appointment'),
    },
    byClass: {
      general: records.filter((record) => record.class === 'general').length,
      preferential: records.filter((record) => record.class === 'preferential').length,
    },
    ends: {
      finished: endCount('finished'),
      noShow: endCount('noShow'),
      left: endCount('left'),
      removed: endCount('removed'),
      expired: endCount('expired'),
      open: endCount('open'),
    },
  };
}

/**
 * What each code took out of numerator and denominator, with what those visits would have weighed: an exclusion that
 * hides nothing but breaches shows here. Every code is listed, the unused ones with 0.
 */
export function exclusionCounts(visits: readonly MeasuredVisit[]): readonly ExclusionCount[] {
  return EXCLUSION_CODES.map((code) => {
    const excluded = visits.filter(({ record }) => record.exclusion?.code === code);
    const acts = excluded.map(({ record }) => record.exclusion?.act ?? null).filter((act) => act !== null);
    return {
      code,
      visits: excluded.length,
      attended: excluded.filter(({ record }) => isAttended(record)).length,
      within: excluded.filter(({ record, waits }) => isWithin(record, waits)).length,
      acts: [...new Set(acts)].sort(byCodeUnits),
    };
  });
}
