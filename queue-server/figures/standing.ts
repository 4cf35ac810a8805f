import type { Standing, StandingPeriod } from '@turno25/shared/contracts/standing.ts';
import { addDays, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { quarterOf } from '@turno25/shared/domain/calendar/quarters.ts';
import type { Fraction, Grades } from '@turno25/shared/domain/figures/v1/shape.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import { gradesView } from '@turno25/shared/figures/grades.ts';
import { shareView } from '@turno25/shared/figures/numbers.ts';
import { presentFigures } from '@turno25/shared/figures/present.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openDayOf, type Period, periodFigures } from './period.ts';
import type { SealedRows } from './sealedRows.ts';

const WEEKS = 4;
/** So far back the same weekday is looked for: holidays and closed weeks in between. */
const WEEKS_BACK = 12;

type Parts = { readonly sealedRows: SealedRows; readonly ledger: Pick<Ledger, 'eventsOf'> };

/** How today stands: read from seals, and today from its events. Nothing of it is sealed, and nothing changes by it. */
export function standingOf(parts: Parts, state: BranchState, now: Instant): Standing {
  const { branch } = must(state.config, 'the branch is configured').config;
  const today = state.day?.date ?? localDate(now, branch.zone);
  const openDay = openDayOf(parts, { state, now });
  const between = (from: BusinessDate): Period | null => {
    const summed = periodFigures(parts, { state, now, openDay }, from, today);
    return summed.ok ? summed.value : null;
  };
  const open = state.day === null ? null : between(today);
  const before = addDays(`${today.slice(0, 7)}-01`, -1);
  const month = periodFigures(parts, { state, now, openDay }, `${before.slice(0, 7)}-01`, before);
  return {
    today: open === null ? null : shown(open),
    sameWeekday: sameWeekday(parts, today),
    quarter: shownOrNull(between(quarterOf(today))),
    year: shownOrNull(between(`${today.slice(0, 4)}-01-01`)),
    satisfaction: satisfactionOf(month.ok ? month.value : null),
  };
}

function shownOrNull(period: Period | null): StandingPeriod | null {
  return period === null ? null : shown(period);
}

function shown({ figures, goals, others }: Period): StandingPeriod {
  const { goal, standard } = presentFigures(figures, { goals, others });
  return {
    from: figures.from,
    to: figures.to,
    days: figures.days,
    official: standard.official,
    strict: standard.strict,
    goalPercent: goal.percent,
    met: goal.met,
    otherFormulas: others.length > 0,
  };
}

/** The newest sealed days of the same weekday that the newest formulas among them measured: others are not compared. */
function sameWeekday({ sealedRows, ledger }: Parts, today: BusinessDate): Standing['sameWeekday'] {
  const seals = sealedRows
    .sealsBetween(ledger, addDays(today, -7 * WEEKS_BACK), addDays(today, -1))
    .filter(({ date }) => weekdayOf(date) === weekdayOf(today));
  const newest = seals.reduce((most, { figures }) => Math.max(most, figures.formulas), 0);
  const days = seals.filter(({ figures }) => figures.formulas === newest).slice(-WEEKS);
  const mean = (read: (standard: { official: Fraction; strict: Fraction }) => Fraction): number | null => {
    const percents = days.flatMap(({ figures }) => shareView(read(figures.standard)).percent ?? []);
    if (percents.length === 0) return null;
    return Math.floor((percents.reduce((sum, percent) => sum + percent, 0) / percents.length) * 100) / 100;
  };
  return {
    days: days.map(({ date, figures }) => ({
      date,
      official: shareView(figures.standard.official),
      strict: shareView(figures.standard.strict),
    })),
    officialPercent: mean(({ official }) => official),
    strictPercent: mean(({ strict }) => strict),
  };
}

/** The answers that are bound to a visit, whatever its service: an anonymous one is anybody's who passes by a kiosk. */
function satisfactionOf(period: Period | null): Standing['satisfaction'] {
  if (period === null) return null;
  const { figures } = period;
  const { globalByService, response } = figures.satisfaction;
  const bound = globalByService
    .map(({ grades }) => grades)
    .reduce<Grades>(
      (sum, one) => sum.map((count, grade) => count + (one[grade] ?? 0)) as unknown as Grades,
      [0, 0, 0, 0, 0, 0, 0],
    );
  return {
    month: figures.from.slice(0, 7),
    response: shareView(response),
    global: gradesView(bound, response.den, figures.smallestCell),
    smallestCell: figures.smallestCell,
  };
}
