import type { Load, Size } from '@turno25/queue-server/rehearsal/generate.ts';
import { measureDay } from '@turno25/shared/domain/figures/v2/measured.ts';
import { complianceOf, countedOf, countsInStandard } from '@turno25/shared/domain/figures/v2/standard.ts';
import type { SignalCounts } from '@turno25/shared/domain/signals/counts.ts';
import { type Random, seededRandom } from '@turno25/shared/time/random.ts';
import { countsOf, signalsIn } from './measure.ts';
import { ACTS, bent, lateVisits, withFakes, withStuffedAnswers } from './playedActs.ts';
import { generatedDay, type PlayedDay } from './playedDays.ts';

export type Power = {
  readonly act: string;
  /** Whether one attendant does all of it, or everybody a little. */
  readonly by: 'one' | 'all';
  readonly days: number;
  readonly tries: number;
  readonly seen: number;
  /** By how many points it moved the official share, on average. */
  readonly points: number;
  readonly rules: readonly string[];
};

const POINT = 0.01;

type Counted = { readonly counts: SignalCounts; readonly within: number; readonly of: number };

/** How often each played act is seen in a range of days, at the size that moves the official share a point. */
export function powers(request: {
  size: Size;
  load: Load;
  days: number;
  tries: number;
  seed: number;
  by?: readonly Power['by'][];
}): Power[] {
  const results = new Map<string, { seen: number; points: number; rules: Set<string> }>();
  for (let attempt = 0; attempt < request.tries; attempt += 1) {
    const random = seededRandom(request.seed + attempt);
    const days = Array.from({ length: request.days }, (_, day) => generatedDay({ ...request, branch: attempt, day }));
    const honest = share(days.map(counted));
    for (const by of request.by ?? (['one', 'all'] as const)) {
      for (const [name, play] of plays(by, honest, random)) {
        const played = days.map((day) => counted(play(day)));
        const found = signalsIn(played.map(({ counts }) => counts));
        const sum = results.get(`${name} ${by}`) ?? { seen: 0, points: 0, rules: new Set<string>() };
        results.set(`${name} ${by}`, sum);
        if (found.length > 0) sum.seen += 1;
        for (const signal of found) sum.rules.add(signal.split(' ')[0] ?? '');
        sum.points += (100 * (share(played) - honest)) / request.tries;
      }
    }
  }
  return [...results].map(([key, { seen, points, rules }]) => {
    const [act = '', by] = key.split(' ');
    return {
      act,
      by: by as Power['by'],
      days: request.days,
      tries: request.tries,
      seen,
      points,
      rules: [...rules].sort(),
    };
  });
}

function plays(
  by: 'one' | 'all',
  honest: number,
  random: Random,
): readonly (readonly [string, (day: PlayedDay) => PlayedDay])[] {
  const mine = by === 'one' ? ['attendant-1'] : null;
  return [
    ...ACTS.map((act) => {
      // Whoever bends alone makes up on one day for what another did not offer.
      let owed = 0;
      const play = (day: PlayedDay): PlayedDay => {
        const late = lateVisits(day);
        const offered = late.filter(({ attendantId }) => mine === null || mine.includes(attendantId));
        owed += (POINT * visitsOf(day)) / (act.leaves ? honest : 1);
        const done = shuffled(offered, random).slice(0, Math.floor(owed));
        owed -= done.length;
        return bent(day, act, done);
      };
      return [act.name, play] as const;
    }),
    [
      'fakes',
      (day) => {
        const count = Math.ceil((POINT * visitsOf(day)) / (1 - honest));
        return withFakes(day, count, mine ?? attendantsOf(day), random);
      },
    ],
    ['stuffedAnswers', (day) => withStuffedAnswers(day, 0.015, random)],
  ];
}

function visitsOf({ events }: PlayedDay): number {
  return events.filter(({ type }) => type === 'ticketIssued').length;
}

function attendantsOf({ events }: PlayedDay): string[] {
  const called = events.filter(({ type }) => type === 'visitCalled');
  return [...new Set(called.map(({ payload }) => (payload as { attendantId: string }).attendantId))];
}

function counted(day: PlayedDay): Counted {
  const measured = measureDay(day.events, day.date, null);
  const { official } = complianceOf(countedOf(measured, countsInStandard));
  return { counts: countsOf(day), within: official.num, of: official.den };
}

function share(days: readonly Counted[]): number {
  const within = days.reduce((sum, day) => sum + day.within, 0);
  return within / days.reduce((sum, day) => sum + day.of, 0);
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
