import type { BusinessDate, Instant } from '../../ids.ts';
import type { AnyEvent } from '../v1/events.ts';
import { measureDay as measurePlain, type MeasuredDay as PlainDay } from '../v1/measured.ts';
import { answersAreApart } from '../v2/answers.ts';
import { measureDay } from '../v2/measured.ts';
import { plainEvents } from '../v2/plain.ts';
import { isOfRoll } from '../v2/rolls.ts';
import { type Around, rowsOfDay } from './around.ts';
import { attentionFacts } from './attentions.ts';
import { counterFacts } from './counters.ts';
import { answeredVisits, answerFacts, callFacts, doorFacts } from './others.ts';
import { Places } from './places.ts';
import type { DayFacts } from './tables.ts';
import { unitFacts, visitFacts } from './unit.ts';

/**
 * The facts of one business date, from its events and nothing else: every figure of every breakdown is a sum over them. By
 * the version of the formulas that the day opened with, so that they are what its seal says. `now` (UTC ms) for a day that
 * goes on. Throws where the events contradict themselves.
 */
export function dayFacts(
  version: number,
  events: readonly AnyEvent[],
  date: BusinessDate,
  now: Instant | null,
  around: Around,
): DayFacts {
  const ofDay = events.filter((event) => event.businessDate === date);
  const places = new Places(ofDay);
  const day = version === 1 ? null : measureDay(ofDay, date, now);
  const plain = measurePlain(day === null ? ofDay : plainEvents(ofDay, day), date, now);
  const of = { around, places, answered: answeredVisits(plain) };
  const papers = new Set(day?.visits.filter(isOfRoll).map(({ record }) => record.visitId));
  const rows = rowsOfDay.bind(null, date, version);
  return {
    fact_unit: rows(day === null ? visitFacts(plain, of) : unitFacts(day, plain, of)),
    fact_attention: rows(attentionFacts(day, plain, of)),
    fact_call: rows(callFacts(plain, around)),
    fact_answer: rows(answerFacts(plain, day !== null && answersAreApart(ofDay), around)),
    fact_counter: rows(counterFacts(atCounters(plain, papers), plain.asOf, around.hourOf)),
    fact_door: rows(doorFacts(ofDay, around)),
  };
}

/** Papers of a roll were attended at a counter that nobody knows: what is of counters leaves them out. */
function atCounters({ events }: PlainDay, papers: ReadonlySet<string>): PlainDay['events'] {
  if (papers.size === 0) return events;
  return events.filter(({ payload }) => !('visitId' in payload && papers.has(payload.visitId ?? '')));
}
