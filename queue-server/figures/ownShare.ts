import type { GoalsView } from '@turno25/shared/contracts/goals.ts';
import { exclusionEffects, withoutAny } from '@turno25/shared/domain/bonus/exclusions.ts';
import type { Forecast } from '@turno25/shared/domain/bonus/forecast/forecast.ts';
import type { Interval } from '@turno25/shared/domain/bonus/forecast/widening.ts';
import type { BonusPart } from '@turno25/shared/domain/bonus/goals.ts';
import { stillNeeded } from '@turno25/shared/domain/bonus/needed.ts';
import { cut, type Rational } from '@turno25/shared/domain/bonus/rational.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import { presentFigures } from '@turno25/shared/figures/present.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { type GoalForecast, lastOfQuarter, openDates } from './goalForecasts.ts';
import type { Period } from './period.ts';

type Own = NonNullable<GoalsView['own']>;
type Share = { readonly num: number; readonly den: number };
const NONE: Share = { num: 0, den: 0 };

/**
 * The branch's own share, what is still needed, and what each exclusion does to both: of as many people a day as were attended
 * on the days of this year.
 */
export function ownShare(
  year: Period,
  quarter: Period | null,
  config: BranchConfig,
  today: BusinessDate,
): Omit<Own, 'forecast'> {
  const { figures } = year;
  const { official, strict, exclusions } = figures.standard;
  const shown = presentFigures(figures, { goals: year.goals, others: year.others });
  const { goalPercent } = config.standard;
  const perDay = figures.days === 0 ? 0 : Math.round(official.den / figures.days);
  const neededUntil = (until: BusinessDate) => {
    const days = openDates(config, addDays(today, 1), until).length;
    return (share: Share): Own['neededInYear'] => {
      const needed = stillNeeded(share, days * perDay, goalPercent);
      return needed.state === 'open'
        ? { ...needed, days, perDay: days === 0 ? 0 : Math.ceil(needed.within / days) }
        : { ...needed, days };
    };
  };
  const inYear = neededUntil(`${today.slice(0, 4)}-12-31`);
  const inQuarter = neededUntil(lastOfQuarter(today));
  const ofQuarter = quarter?.figures.standard ?? { official: NONE, exclusions: [] };
  const quarterly = new Map(
    exclusionEffects(ofQuarter.official, ofQuarter.exclusions).map(({ code, without }) => [code, without]),
  );
  const withoutExclusions = shown.waits?.withoutExclusions;
  return {
    from: figures.from,
    to: figures.to,
    year: shareView(official),
    withoutExclusions: withoutExclusions?.official ?? null,
    strict: shareView(strict),
    quarter: shareView(ofQuarter.official),
    goalPercent,
    perDay,
    neededInYear: inYear(official),
    neededInQuarter: inQuarter(ofQuarter.official),
    exclusions: {
      byCode: exclusionEffects(official, exclusions).map(({ change, without, ...one }) => ({
        ...one,
        title: titleOf(one.code),
        without: shareView(without),
        change: change === null ? null : { numerator: Number(change.num), denominator: Number(change.den) },
        neededInYear: inYear(without),
        neededInQuarter: inQuarter(quarterly.get(one.code) ?? ofQuarter.official),
      })),
      all: { official: shareView(withoutAny(official, exclusions)), strict: withoutExclusions?.strict ?? null },
    },
  };
}

function titleOf(code: string): string {
  const key = `cube.exclusion.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

/** Compliance of a part between the ends of an interval of shares; null where the part has no goals. */
type Between = (
  part: BonusPart,
  shares: readonly number[],
) => { readonly low: Rational; readonly high: Rational } | null;

/** What may come, as it is shown: no end looks nearer to the goal than it is. */
export function forecastView(forecast: GoalForecast, compliance: Between): Own['forecast'] {
  if (forecast.state === 'few') return forecast;
  const { share } = forecast.year;
  const between = (part: BonusPart, shares: readonly number[]) => {
    const ends = compliance(part, shares);
    return ends === null ? null : { low: cut(ends.low, 1), high: up(cut(ends.high, 6), 1) };
  };
  return {
    state: 'ready',
    asOf: forecast.asOf,
    days: forecast.days,
    quarter: stretchView(forecast.quarter),
    year: stretchView(forecast.year),
    compliance: (['institutional', 'collective'] as const).flatMap((part) => {
      const at80 = between(part, [share.low80, share.high80]);
      const at95 = between(part, [share.low95, share.high95]);
      return at80 === null || at95 === null ? [] : [{ part, at80, at95 }];
    }),
  };
}

function stretchView({ share, people, past }: Forecast) {
  return { share: ends(share, 100, 1), people: ends(people, 1, 0), past };
}

function ends(interval: Interval, scale: number, decimals: number): Interval {
  const low = (value: number): number => Math.floor(value * scale * 10 ** decimals) / 10 ** decimals;
  return {
    middle: low(interval.middle),
    low80: low(interval.low80),
    high80: up(interval.high80 * scale, decimals),
    low95: low(interval.low95),
    high95: up(interval.high95 * scale, decimals),
  };
}

/** Rounded up, but for the dust of a double. */
function up(value: number, decimals: number): number {
  return Math.ceil(value * 10 ** decimals - 1e-6) / 10 ** decimals;
}
