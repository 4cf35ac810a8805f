import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import { assess } from '@turno25/shared/domain/signals/assess.ts';
import { type SignalCounts, sumCounts } from '@turno25/shared/domain/signals/counts.ts';
import { countsOf } from '../signals/measure.ts';
import { generatedDay } from '../signals/playedDays.ts';
import { durations, type Measured, measured, quantile } from './measure.ts';

/** Milliseconds within which the signals of a quarter are promised. */
const TARGET_MS = 500;
const DAYS = 63;

/** Signals of a quarter of a branch of twenty counters from what is kept of its days, beside reading it. */
export async function signalsBench(): Promise<Measured[]> {
  const kept = Array.from({ length: DAYS }, (_, day) => {
    const counts = countsOf(generatedDay({ size: 'A', load: 0.98, branch: 1, day, seed: 1 }));
    return JSON.stringify({ date: addDays('2026-01-01', day), ...counts });
  });
  const read = await durations(5, () => kept.map((text) => JSON.parse(text) as SignalCounts));
  const asked = await durations(7, () => {
    const { taken } = assess(sumCounts(kept.map((text) => JSON.parse(text) as SignalCounts)));
    if (taken.length === 0) throw new Error('nothing was looked at');
  });
  return [
    measured(
      `signals of ${DAYS} days of twenty counters`,
      quantile(asked, 0.5),
      'ms',
      quantile(read, 0.5),
      'reading their counts',
      TARGET_MS,
    ),
  ];
}
