import type { Load, Size } from '@turno25/queue-server/rehearsal/generate.ts';
import type { SignalCounts } from '@turno25/shared/domain/signals/counts.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { countsOf, signalsIn } from './measure.ts';
import { OTHER_ACTS } from './otherActs.ts';
import { generatedDay } from './playedDays.ts';

export type OtherPower = {
  readonly act: string;
  readonly size: number;
  readonly unit: 'share' | 'seconds';
  readonly days: number;
  readonly tries: number;
  /** Ranges in which its own rule saw it, and in which any other rule spoke instead. */
  readonly seen: number;
  readonly others: number;
};

/** How often each of the other acts is seen by its own rule, by its size. */
export function otherPowers(request: {
  size: Size;
  load: Load;
  days: number;
  tries: number;
  seed: number;
}): OtherPower[] {
  const results = new Map<string, OtherPower>();
  for (let attempt = 0; attempt < request.tries; attempt += 1) {
    const days = Array.from({ length: request.days }, (_, day) => generatedDay({ ...request, branch: attempt, day }));
    const honest = days.map(countsOf);
    for (const { name, rule, sizes, unit, first, play } of OTHER_ACTS)
      for (const [place, size] of sizes.entries()) {
        const random = seededRandom(request.seed + 1000 * attempt + place);
        const played = days.map(
          (day, index): SignalCounts =>
            first === true && index > 0 ? (honest[index] as SignalCounts) : countsOf(play(day, size, random)),
        );
        const found = signalsIn(played).map((signal) => signal.split(' ')[0]);
        const key = `${name} ${size}`;
        const sum = results.get(key) ?? {
          act: name,
          size,
          unit,
          days: request.days,
          tries: request.tries,
          seen: 0,
          others: 0,
        };
        const isSeen = found.includes(rule);
        results.set(key, {
          ...sum,
          seen: sum.seen + (isSeen ? 1 : 0),
          others: sum.others + (!isSeen && found.length > 0 ? 1 : 0),
        });
      }
  }
  return [...results.values()];
}
