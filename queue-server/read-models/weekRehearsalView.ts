import type { PlayedFiguresView, WeekRehearsalView, WeekRehearsed } from '@turno25/shared/contracts/weekRehearsal.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { MINUTE } from '@turno25/shared/domain/ids.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import type { GroupFigures } from '../forecasts/week/figures.ts';
import type { Compared, PlayedWeek } from '../forecasts/week/week.ts';
import type { Standing } from '../forecasts/week/weekRehearsals.ts';
import { ratioView } from './format.ts';
import { serviceLabel } from './visitView.ts';

/** Services named in a sentence: the table has the rest. */
const NAMED = 3;
/** Points by which a play of what was may differ from what was before it is called far from it. */
const FAR = 5;
/** A change smaller than these, in minutes or in points, is none: nobody would feel it. */
const LEAST_MINUTES = 0.5;
const LEAST_POINTS = 0.5;
/** Fewer days than these say little. */
const ENOUGH_DAYS = 3;

/** How a rehearsal stands, for whoever began it. */
export function weekRehearsalView(id: string, standing: Standing, config: BranchConfig): WeekRehearsalView {
  const nothing = { id, state: standing.state, done: 0, of: 0, trouble: null, result: null };
  switch (standing.state) {
    case 'running':
      return { ...nothing, done: standing.done, of: standing.of };
    case 'stopped':
      return nothing;
    case 'failed':
      return { ...nothing, trouble: say(`rehearsal.trouble.${standing.why}`) };
    case 'done':
      return { ...nothing, result: weekView(standing.week, config) };
  }
}

function weekView(week: PlayedWeek, config: BranchConfig): WeekRehearsed {
  const named = week.services.map((service) => ({
    ...service,
    name: service.serviceId === null ? say('rehearsal.fewTogether') : serviceLabel(config, service.serviceId).service,
  }));
  return {
    from: week.from,
    to: week.to,
    warnings: warningsOf(week, named),
    sentences: sentencesOf(week),
    assumptions: assumptionsOf(week),
    total: comparedView(week.total),
    classes:
      week.classes === null
        ? null
        : (['general', 'preferential'] as const).map((which) => ({
            class: which,
            ...comparedView(week.classes?.[which] ?? week.total),
          })),
    services: named.map(({ serviceId, name, ...compared }) => ({ serviceId, name, ...comparedView(compared) })),
    days: week.days.map(({ date, ...compared }) => ({ date, ...comparedView(compared) })),
    skipped: week.skipped.map(({ date, why }) => ({ date, why: say(`rehearsal.skipped.${why}`) })),
  };
}

/** Who would lose by the draft, and what makes the rehearsal doubtful. */
function warningsOf(week: PlayedWeek, named: readonly (Compared & { readonly name: string })[]): string[] {
  if (week.days.length === 0) return [say('rehearsal.noDayPlayed')];
  const { total, classes, fewPreferential } = week;
  const warnings: string[] = [];
  if (classes !== null) {
    const { inForce, drafted } = classes.preferential;
    if (losesBy(inForce, drafted))
      warnings.push(
        say('rehearsal.preferential.worse', {
          before: minutes(inForce.meanMs),
          after: minutes(drafted.meanMs),
          longestBefore: minutes(inForce.longestMs),
          longest: minutes(drafted.longestMs),
        }),
      );
  } else if (fewPreferential === 'longer') warnings.push(say('rehearsal.preferential.fewLonger'));
  const losers = named
    .map(({ name, inForce, drafted }) => ({ name, points: strictOf(drafted) - strictOf(inForce) }))
    .filter(({ points }) => points <= -LEAST_POINTS)
    .sort((a, b) => a.points - b.points);
  if (losers.length > 0)
    warnings.push(
      say('rehearsal.servicesWorse', {
        count: losers.length,
        services: losers
          .slice(0, NAMED)
          .map(({ name, points }) => say('rehearsal.serviceLoses', { name, points: tenths(-points) }))
          .join('; '),
        more: Math.max(0, losers.length - NAMED),
      }),
    );
  const later = minutes(total.drafted.longestMs) - minutes(total.inForce.longestMs);
  if (later >= 1)
    warnings.push(
      say('rehearsal.longestWorse', {
        before: minutes(total.inForce.longestMs),
        after: minutes(total.drafted.longestMs),
      }),
    );
  const uncalled = total.drafted.neverCalled - total.inForce.neverCalled;
  if (uncalled > 0) warnings.push(say('rehearsal.uncalledWorse', { people: uncalled }));
  const apart = Math.abs(strictOf(total.inForce) - strictOf(total.real));
  if (apart > FAR) warnings.push(say('rehearsal.farFromReal', { points: tenths(apart) }));
  if (week.days.length < ENOUGH_DAYS) warnings.push(say('rehearsal.fewDays', { days: week.days.length }));
  return warnings;
}

function sentencesOf(week: PlayedWeek): string[] {
  if (week.days.length === 0) return [];
  if (week.sameRule) return [say('rehearsal.sameRule')];
  const { total, classes } = week;
  const [before, after] = [strictOf(total.inForce), strictOf(total.drafted)];
  const points = after - before;
  const figures = { before: tenths(before), after: tenths(after), points: tenths(Math.abs(points)) };
  const way = Math.abs(points) < LEAST_POINTS ? 'same' : points > 0 ? 'better' : 'worse';
  const sentences = [say(`rehearsal.strict.${way}`, figures)];
  const wait = minutes(total.drafted.meanMs) - minutes(total.inForce.meanMs);
  sentences.push(
    say(`rehearsal.mean.${Math.abs(wait) < LEAST_MINUTES ? 'same' : wait < 0 ? 'better' : 'worse'}`, {
      before: minutes(total.inForce.meanMs),
      after: minutes(total.drafted.meanMs),
    }),
  );
  if (classes !== null) {
    const { inForce, drafted } = classes.preferential;
    if (!losesBy(inForce, drafted))
      sentences.push(
        say('rehearsal.preferential.notWorse', { before: minutes(inForce.meanMs), after: minutes(drafted.meanMs) }),
      );
  } else if (week.fewPreferential === 'notLonger') sentences.push(say('rehearsal.preferential.fewNotLonger'));
  return sentences;
}

/** What the plays suppose, and how near the played week is to what happened. */
function assumptionsOf(week: PlayedWeek): string[] {
  const { total, supposedDurations, handPicked, booked, daysByAnotherRule } = week;
  return [
    say('rehearsal.assume.simulation'),
    say('rehearsal.assume.onlyRule'),
    say('rehearsal.assume.people'),
    say('rehearsal.assume.waits'),
    ...(week.days.length === 0
      ? []
      : [
          say('rehearsal.assume.real', {
            played: tenths(strictOf(total.inForce)),
            real: tenths(strictOf(total.real)),
          }),
        ]),
    ...(supposedDurations > 0 ? [say('rehearsal.assume.supposed', { people: supposedDurations })] : []),
    ...(handPicked > 0 ? [say('rehearsal.assume.handPicked', { calls: handPicked })] : []),
    ...(booked > 0 ? [say('rehearsal.assume.booked', { people: booked })] : []),
    ...(daysByAnotherRule > 0 ? [say('rehearsal.assume.anotherRule', { days: daysByAnotherRule })] : []),
  ];
}

/** Longer on average, or at worst, or fewer in time: any of them is a loss. */
function losesBy(before: GroupFigures, after: GroupFigures): boolean {
  return (
    minutes(after.meanMs) - minutes(before.meanMs) >= LEAST_MINUTES ||
    minutes(after.longestMs) - minutes(before.longestMs) >= 1 ||
    strictOf(before) - strictOf(after) >= LEAST_POINTS
  );
}

function comparedView({ people, real, inForce, drafted }: Compared) {
  return {
    people,
    real: figuresView(real, people),
    inForce: figuresView(inForce, people),
    drafted: figuresView(drafted, people),
  };
}

function figuresView(figures: GroupFigures, people: number): PlayedFiguresView {
  return {
    official: ratioView(figures.official.num, figures.official.den),
    strict: ratioView(figures.strict.num, figures.strict.den),
    meanMinutes: minutes(figures.meanMs),
    p90Minutes: minutes(figures.p90Ms),
    longestMinutes: minutes(figures.longestMs),
    beyond: figures.beyond,
    beyondMinutes: minutes(figures.beyondMs / Math.max(1, people)),
    neverCalled: figures.neverCalled,
  };
}

/** Strict share in points, not rounded. */
function strictOf({ strict }: GroupFigures): number {
  return strict.den === 0 ? 100 : (strict.num * 100) / strict.den;
}

/** One decimal, rounded down as everywhere: no share looks better than it is. */
function tenths(points: number): number {
  return Math.floor(points * 10 + 1e-6) / 10;
}

/** Minutes with one decimal. */
function minutes(ms: number | null): number {
  return Math.round(((ms ?? 0) / MINUTE) * 10) / 10;
}
