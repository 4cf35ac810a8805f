import { FEWEST_DAYS, type Forecast, forecastOf } from '@turno25/shared/domain/bonus/forecast/forecast.ts';
import type { PastDay } from '@turno25/shared/domain/bonus/forecast/paths.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { addDays, weekdayOf } from '@turno25/shared/domain/calendar/businessDates.ts';
import { hoursOf } from '@turno25/shared/domain/calendar/hours.ts';
import { quarterOf } from '@turno25/shared/domain/calendar/quarters.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import type { Db } from '../ledger/database.ts';

/** What the sealed days let one expect of the quarter and of the year of a date; or that they are too few. */
export type GoalForecast =
  | { readonly state: 'few'; readonly days: number; readonly least: number }
  | {
      readonly state: 'ready';
      /** The newest sealed day: nothing after it is known. */
      readonly asOf: BusinessDate;
      readonly days: number;
      readonly quarter: Forecast;
      readonly year: Forecast;
    };

type Sealed = PastDay & { readonly formulas: number };

/** Forecasts of the goal's share, made once for each new seal: the same seals and hours give the same forecast. */
export class GoalForecasts {
  readonly #db: Db;
  #last: { readonly key: string; readonly forecast: GoalForecast } | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  of(today: BusinessDate, config: BranchConfig): GoalForecast {
    const seal = this.#newestSeal();
    const key = canonicalText({ today, seal: seal?.seq ?? 0, hours: config.hours });
    if (this.#last?.key === key) return this.#last.forecast;
    const forecast = this.#made(today, config, seal?.hash ?? '');
    this.#last = { key, forecast };
    return forecast;
  }

  #made(today: BusinessDate, config: BranchConfig, sealHash: string): GoalForecast {
    const all = this.#sealedDays();
    const newest = all.reduce((most, { formulas }) => Math.max(most, formulas), 0);
    const past = all.filter(({ formulas, den }) => formulas === newest && den > 0);
    const asOf = past.at(-1)?.date;
    if (asOf === undefined || past.length < FEWEST_DAYS) return { state: 'few', days: past.length, least: FEWEST_DAYS };
    // Of the seal's own hash: nobody chooses which futures are drawn.
    const seed = Number.parseInt(sealHash.slice(0, 8), 16) || 0;
    const stretch = (from: BusinessDate, to: BusinessDate) =>
      forecastOf(past, { ...soFar(past, from), left: openDates(config, later(asOf, from), to) }, seed);
    const quarter = stretch(quarterOf(today), lastOfQuarter(today));
    const year = stretch(`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`);
    if (quarter === null || year === null) return { state: 'few', days: past.length, least: FEWEST_DAYS };
    return { state: 'ready', asOf, days: past.length, quarter, year };
  }

  /** People attended and within of each sealed day, by its newest seal. */
  #sealedDays(): readonly Sealed[] {
    return this.#db
      .prepare(
        `SELECT report_day.business_date AS date, CAST(payload AS TEXT) ->> '$.figures.standard.official.num' AS num,
           CAST(payload AS TEXT) ->> '$.figures.standard.official.den' AS den,
           CAST(payload AS TEXT) ->> '$.figures.formulas' AS formulas
         FROM report_day JOIN event ON event.seq = last_seal_seq ORDER BY report_day.business_date`,
      )
      .all() as Sealed[];
  }

  #newestSeal(): { readonly seq: number; readonly hash: string } | undefined {
    return this.#db
      .prepare("SELECT seq, lower(hex(hash)) AS hash FROM event WHERE type = 'daySealed' ORDER BY seq DESC LIMIT 1")
      .get() as { seq: number; hash: string } | undefined;
  }
}

function soFar(past: readonly PastDay[], from: BusinessDate) {
  const days = past.filter(({ date }) => date >= from);
  const num = days.reduce((sum, day) => sum + day.num, 0);
  const den = days.reduce((sum, day) => sum + day.den, 0);
  return { soFar: { num, den }, done: days.length };
}

/** The day after the newest that is known, but not before a stretch begins. */
function later(asOf: BusinessDate, from: BusinessDate): BusinessDate {
  const next = addDays(asOf, 1);
  return next > from ? next : from;
}

export function lastOfQuarter(date: BusinessDate): BusinessDate {
  return addDays(quarterOf(addDays(quarterOf(date), 95)), -1);
}

/** Dates on which the branch opens by its hours and holidays, both ends included. */
export function openDates(
  { hours }: Pick<BranchConfig, 'hours'>,
  from: BusinessDate,
  to: BusinessDate,
): BusinessDate[] {
  const dates: BusinessDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1))
    if (hoursOf(hours, date, weekdayOf(date)).length > 0) dates.push(date);
  return dates;
}
