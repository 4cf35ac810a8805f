import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import type { AnyEvent } from '@turno25/shared/domain/figures/v1/events.ts';
import { measureDay as measurePlain } from '@turno25/shared/domain/figures/v1/measured.ts';
import { countsInStandard, type VisitRecord, type WaitRecord } from '@turno25/shared/domain/figures/v1/visitRecord.ts';
import { measureDay } from '@turno25/shared/domain/figures/v2/measured.ts';
import { plainEvents } from '@turno25/shared/domain/figures/v2/plain.ts';

/** Every stay in a line of a day, in order of issue and then of time; `now` (UTC ms) for a day that goes on. */
export function segmentFacts(
  events: readonly AnyEvent[],
  formulas: number,
  date: string,
  now: number | null,
): readonly FactRow[] {
  const ofDay = events.filter((event) => event.businessDate === date);
  const plain = formulas === 1 ? ofDay : plainEvents(ofDay, measureDay(ofDay, date, now));
  return measurePlain(plain, date, now).visits.flatMap(({ record }) =>
    record.waits.map((wait, ordinal) => segment(record, wait, ordinal)),
  );
}

function segment(record: VisitRecord, wait: WaitRecord, ordinal: number): FactRow {
  const until = wait.startAt ?? record.endedAt;
  const attention = wait.startAt === null ? undefined : record.attentions.find(({ from }) => from === wait.startAt);
  return {
    visit_id: record.visitId,
    ordinal,
    service_id: record.serviceId,
    line_id: attention?.serviceId ?? null,
    class: record.class,
    channel: record.channel,
    opened: wait.opened,
    from_at: wait.from,
    called_at: wait.firstCallAt,
    started_at: wait.startAt,
    ms: until === null ? null : Math.max(0, until - wait.from),
    counts: countsInStandard(record) ? 1 : 0,
  };
}
