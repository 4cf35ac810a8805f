import type { DayTable } from '@turno25/shared/domain/figures/facts/tables.ts';
import { quoted } from '../warehouse/literals.ts';
import { factColumns } from '../warehouse/schema.ts';
import { addUpSql, SUM_TABLES } from '../warehouse/sums.ts';
import type { GeneratedBranch } from './branches.ts';
import { GENERATED_SERVICES } from './services.ts';

/** Expressions of the columns that are not nothing. */
type Columns = Readonly<Record<string, string>>;

const MINUTE = 60_000;
const LIMIT = 25 * MINUTE;

/** Whole division that every engine reads alike. */
const whole = (value: string, by: number): string => `CAST(FLOOR((${value}) / ${by}.0) AS BIGINT)`;
/** A number from 0 to 999 of a row, of turn `k`: two steps of Park and Miller's generator. */
const draw = (k: number): string =>
  `((((idx * 7919 + didx * 104729 + v * 15486 + ${k * 4409}) % 2147483647) * 48271 + (v + 3) * (didx + ${k * 13}) * ${977 + k * 131}) % 2147483647 * 69621 % 2147483647) % 1000`;

const SERVICE = `(${GENERATED_SERVICES.map(({ id }, at) => `WHEN s = ${at} THEN ${quoted(id)}`).join(' ')})`;
const INSTITUTION = `(${GENERATED_SERVICES.map(({ institutionId }, at) => `WHEN s = ${at} THEN ${quoted(institutionId)}`).join(' ')})`;
const chosen = (cases: string): string => `CASE ${cases.slice(1, -1)} END`;

const OF_DAY: Columns = {
  branch_id: 'branch_id',
  business_date: 'business_date',
  place: 'v',
  formulas: '2',
  week: 'week',
  weekday: 'weekday',
  hour: 'CAST(9 + h AS BIGINT)',
};
const OF_VISIT: Columns = {
  ...OF_DAY,
  service_id: chosen(SERVICE),
  institution_id: chosen(INSTITUTION),
  class: "CASE WHEN pref < 220 THEN 'preferential' ELSE 'general' END",
  channel: "CASE WHEN profile = 'mobile' THEN 'mobileUnit' WHEN appointed < 60 THEN 'appointment' ELSE 'inPerson' END",
};

const attended = 'CASE WHEN gone < leave THEN 0 ELSE 1 END';
const within = `CASE WHEN wait <= ${LIMIT} THEN 1 ELSE 0 END`;
const both = (a: string, b: string): string => `CASE WHEN (${a}) = 1 AND (${b}) = 1 THEN 1 ELSE 0 END`;
const inStrict = `CASE WHEN gone >= leave OR wait > ${LIMIT} THEN 1 ELSE 0 END`;
const whenAttended = (value: string): string => `CASE WHEN gone >= leave THEN ${value} END`;

const UNIT: Columns = {
  ...OF_VISIT,
  counter_id: whenAttended("'m' || CAST(1 + v % counters AS VARCHAR)"),
  unit_id: "branch_id || '.' || business_date || '.' || CAST(v AS VARCHAR)",
  visit_id: "branch_id || '.' || business_date || '.' || CAST(v AS VARCHAR)",
  ordinal: '1',
  first: '1',
  waits_from: 'midnight + (9 + h) * 3600000',
  limit_ms: String(LIMIT),
  official_ms: whenAttended('wait'),
  strict_ms: 'wait + 20000',
  since_arrival_ms: whenAttended('wait'),
  ended: "CASE WHEN gone < leave THEN 'left' ELSE 'finished' END",
  attended,
  in_official: attended,
  within_official: both(attended, within),
  in_strict: inStrict,
  within_strict: both(attended, `CASE WHEN wait + 20000 <= ${LIMIT} THEN 1 ELSE 0 END`),
  strict_attended: attended,
  free_in_official: attended,
  free_within_official: both(attended, within),
  free_in_strict: inStrict,
  free_within_strict: both(attended, `CASE WHEN wait + 20000 <= ${LIMIT} THEN 1 ELSE 0 END`),
  free_strict_attended: attended,
  counts: '1',
  citizen: '1',
  visit_end: "CASE WHEN gone < leave THEN 'left' ELSE 'finished' END",
  visit_attended: attended,
  outcome: whenAttended("CASE WHEN how < 860 THEN 'resolved' WHEN how < 940 THEN 'referred' ELSE 'unresolved' END"),
  ticket_limit_ms: String(LIMIT),
  first_call_ms: whenAttended('wait'),
  last_call_ms: whenAttended('wait'),
  total_ms: 'wait',
  calls: attended,
  answered: both(attended, 'CASE WHEN asked < 180 THEN 1 ELSE 0 END'),
  keyed: 'CASE WHEN known < 700 THEN 1 ELSE 0 END',
  returned: 'CASE WHEN known < 50 THEN 1 ELSE 0 END',
};
const ATTENTION: Columns = {
  ...OF_VISIT,
  counter_id: UNIT.counter_id ?? '',
  visit_id: UNIT.visit_id ?? '',
  started_at: `(${UNIT.waits_from}) + wait`,
  ms: 'service',
  ended_by: "'finish'",
  effective: '1',
  citizen: '1',
  counts: '1',
  call_to_start_ms: '20000',
  given_how: "'finish'",
  given_ms: 'service',
};
const ANSWER: Columns = {
  ...OF_VISIT,
  standing: "'counted'",
  bound: '1',
  in_figures: '1',
  global: 'CASE WHEN grade < 350 THEN 7 WHEN grade < 700 THEN 6 WHEN grade < 850 THEN 5 ELSE 3 END',
  treatment: 'CASE WHEN grade < 500 THEN 7 ELSE 6 END',
  wait: `CASE WHEN wait <= ${LIMIT} THEN 6 ELSE 3 END`,
  resolved: "CASE WHEN how < 820 THEN 'yes' ELSE 'no' END",
};
/** A row for each counter and hour of attention. */
const COUNTER: Columns = {
  ...OF_DAY,
  hour: 'CAST(9 + v % 5 AS BIGINT)',
  counter_id: "'m' || CAST(1 + v % counters AS VARCHAR)",
  service_ms: '2000000 + gone * 900',
  available_ms: '900000 - gone * 500',
  calling_ms: '180000',
  paused_ms: '300000',
  finished: '4 + gone % 3',
};

/** Which rows of the country's each table has. */
const TABLES: readonly (readonly [table: DayTable, columns: Columns, where: string])[] = [
  ['fact_unit', UNIT, 'v < visits'],
  ['fact_attention', ATTENTION, 'v < visits AND gone >= leave'],
  ['fact_answer', ANSWER, 'v < visits AND gone >= leave AND asked < 180'],
  ['fact_counter', COUNTER, 'v < counters * 5'],
];

/** Statements that make the facts of generated branches on some dates where they lie, and add them up. */
export function generatedFactsSql(branches: readonly GeneratedBranch[], dates: readonly string[]): readonly string[] {
  const most = Math.max(...branches.map(({ visits, counters }) => Math.max(visits, counters * 5)));
  const branchRows = branches.map(
    ({ dimension: { branchId, profile }, visits, slow, leave, counters }, idx) =>
      `(${quoted(branchId)}, ${quoted(profile)}, ${idx}, ${visits}, ${slow}, ${leave}, ${counters})`,
  );
  const dateRows = dates.map((date, didx) => {
    const at = Date.parse(`${date}T03:00:00Z`);
    return `(${quoted(date)}, ${didx}, CAST(${at} AS BIGINT))`;
  });
  const base = `base AS (
  SELECT branch_id, profile, CAST(idx AS BIGINT) AS idx, visits, slow, leave, counters, day.business_date, week,
    weekday, CAST(didx AS BIGINT) AS didx, midnight, CAST(v AS BIGINT) AS v
  FROM (VALUES ${branchRows.join(', ')}) AS b (branch_id, profile, idx, visits, slow, leave, counters)
  CROSS JOIN (VALUES ${dateRows.join(', ')}) AS day (business_date, didx, midnight)
  JOIN dim_calendar ON dim_calendar.business_date = day.business_date
  CROSS JOIN generate_series(0, ${most - 1}) AS series (v))`;
  const drawn = `drawn AS (
  SELECT *, ${whole(`(${draw(1)}) * (${draw(2)}) * slow * 40`, 1000)} + 20000 AS wait,
    ${draw(3)} AS gone, ${draw(4)} AS how, ${draw(5)} AS asked, ${draw(6)} AS known, ${draw(7)} AS grade,
    ${draw(8)} AS pref, ${draw(9)} AS appointed, ${whole(draw(10), 200)} AS h,
    (${draw(11)}) % ${GENERATED_SERVICES.length} AS s, 240000 + (${draw(12)}) * 900 AS service
  FROM base)`;
  const ids = branches.map(({ dimension: { branchId } }) => quoted(branchId)).join(', ');
  const days = `INSERT INTO day_of (branch_id, business_date, seal_seq, formulas, comuna_id)
  SELECT branch_id, business_date, 1, 2, comuna_id FROM dim_branch CROSS JOIN dim_calendar
  WHERE branch_id IN (${ids}) AND business_date IN (${dates.map(quoted).join(', ')})`;
  return [
    days,
    ...TABLES.map(([table, columns, where]) => {
      const all = factColumns(table);
      const values = all.map(
        ({ name, nullable, type }) => columns[name] ?? (nullable ? 'NULL' : type === 'text' ? "''" : '0'),
      );
      return `INSERT INTO ${table} (${all.map(({ name }) => name).join(', ')})
  WITH ${base}, ${drawn} SELECT ${values.join(', ')} FROM drawn WHERE ${where}`;
    }),
    ...SUM_TABLES.map((table) =>
      addUpSql(table, `branch_id IN (${ids}) AND business_date IN (${dates.map(quoted).join(', ')})`),
    ),
  ];
}
