import type { CubeCellView, CubeDeclaration, CubeRange, CubeReady } from '@turno25/shared/contracts/cube.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { FACTS_SCHEMA } from '@turno25/shared/domain/figures/facts/tables.ts';
import { PRESENT_FORMULAS } from '@turno25/shared/domain/figures/formulas.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { Ask } from '@turno25/shared/figures/cube/ask.ts';
import { type BreakdownKey, canBreakDown, OFFERED_BREAKDOWNS } from '@turno25/shared/figures/cube/breakdowns.ts';
import { FIGURE_KEYS, type FigureKey, figureOf } from '@turno25/shared/figures/cube/figures.ts';
import {
  breakdownTitle,
  figureTitle,
  groupTitle,
  leavesOutTitle,
  type Names,
  shownValue,
  sourceTitle,
  unitTitle,
} from '@turno25/shared/figures/cube/present.ts';
import { definitionSql } from '@turno25/shared/figures/cube/query.ts';
import { isMessageKey, say } from '@turno25/shared/i18n/messages.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { Db } from '../ledger/database.ts';
import { type CubeCell, cubeAnswer } from './cube.ts';
import type { LiveFacts } from './liveFacts.ts';

/** What an answer is made of: the file, what goes on, and how the branch stands. */
export type CubeParts = {
  readonly db: Db;
  readonly live: LiveFacts;
  readonly state: BranchState;
  /** UTC ms. */
  readonly now: number;
};

type Dates = { readonly from: string; readonly to: string };

/** Everything that is said of what was asked, with the same of another range beside it. */
export function cubeReady(parts: CubeParts, ask: Ask, compared: Dates | null): CubeReady {
  const { smallestCell } = configOf(parts).standard;
  const formulas = newestFormulas(parts, ask);
  const range = { from: ask.from, to: ask.to, formulas };
  return {
    state: 'ready',
    formulas,
    schema: FACTS_SCHEMA,
    smallestCell,
    by: ask.by.map((key) => ({ key, title: breakdownTitle(key) })),
    figures: ask.figures.map((key) => ({
      key,
      title: figureTitle(key),
      unit: figureOf(key).unit,
      unitTitle: unitTitle(key),
      additive: figureOf(key).percentile === undefined,
      source: sourceTitle(key),
      leavesOut: leavesOutTitle(key),
      definition: definitionSql(
        figureOf(key),
        ask.by,
        figureOf(key).table === 'fact_case' ? { ...range, formulas: null } : range,
      ),
    })),
    main: rangeView(parts, ask, formulas),
    compared: compared === null ? null : rangeView(parts, { ...ask, ...compared }, formulas),
  };
}

/** What may be asked of this branch. */
export function cubeDeclared({ state, now }: Pick<CubeParts, 'state' | 'now'>): CubeDeclaration {
  return {
    schema: FACTS_SCHEMA,
    figures: FIGURE_KEYS.map((key) => ({
      key,
      title: figureTitle(key),
      unitTitle: unitTitle(key),
      source: sourceTitle(key),
      by: OFFERED_BREAKDOWNS.filter((one) => canBreakDown(figureOf(key).table, one)),
    })),
    by: OFFERED_BREAKDOWNS.map((key) => ({ key, title: breakdownTitle(key) })),
    today: localDate(now, configOf({ state }).branch.zone),
  };
}

/** The newest version of the formulas among the days of a range: the others are told and never added. */
export function newestFormulas(parts: CubeParts, range: Dates): number {
  const versions = daysByFormulas(parts, range).map(({ formulas }) => formulas);
  return versions.length === 0 ? PRESENT_FORMULAS : Math.max(...versions);
}

export function configOf({ state }: Pick<CubeParts, 'state'>): BranchConfig {
  return must(state.config, 'the branch is configured').config;
}

export function namesIn({ services, institutions, counters }: BranchConfig): Names {
  return {
    service: (id) => services.find((one) => one.id === id)?.name ?? id,
    institution: (id) => institutions.find((one) => one.id === id)?.name ?? id,
    counter: (id) => counters.find((one) => one.id === id)?.label ?? id,
  };
}

function rangeView(parts: CubeParts, ask: Ask, formulas: number): CubeRange {
  const config = configOf(parts);
  const today = localDate(parts.now, config.branch.zone);
  const names = namesIn(config);
  const { groups, total } = cubeAnswer({ db: parts.db, live: parts.live.rows(parts.state, parts.now) }, ask, {
    smallestCell: config.standard.smallestCell,
    today,
    openDate: parts.state.day?.date ?? null,
    formulas,
  });
  const days = daysByFormulas(parts, ask);
  const shown = (cells: readonly CubeCell[]): CubeCellView[] =>
    cells.map((cell, index) => cellView(cell, ask.figures[index]));
  return {
    from: ask.from,
    to: ask.to,
    days: days.find((one) => one.formulas === formulas)?.days ?? 0,
    others: days.filter((one) => one.formulas !== formulas),
    exclusions: exclusionsOf(parts, ask, formulas),
    groups: groups.map(({ key, cells }) => ({
      key: [...key],
      titles: key.map((value, index) => groupTitle(ask.by[index] as BreakdownKey, value, names)),
      cells: shown(cells),
    })),
    total: shown(total),
  };
}

function cellView(cell: CubeCell, key: FigureKey | undefined): CubeCellView {
  if (cell.hidden !== null || key === undefined) return { hidden: cell.hidden ?? 'few' };
  return { hidden: null, numerator: cell.num, denominator: cell.den, value: shownValue(figureOf(key), cell) };
}

function daysByFormulas(
  { db, live, state, now }: CubeParts,
  { from, to }: Dates,
): { readonly formulas: number; readonly days: number }[] {
  const kept = db
    .prepare('SELECT formulas, COUNT(*) AS days FROM fact_of WHERE business_date BETWEEN ? AND ? GROUP BY formulas')
    .all(from, to) as { formulas: number; days: number }[];
  const open = live.openDay(state, now);
  if (open === null || open.date < from || open.date > to) return kept;
  const same = kept.find(({ formulas }) => formulas === open.formulas);
  if (same === undefined) return [...kept, { formulas: open.formulas, days: 1 }];
  return kept.map((one) => (one === same ? { ...one, days: one.days + 1 } : one));
}

function exclusionsOf(parts: CubeParts, { from, to }: Dates, formulas: number): CubeRange['exclusions'] {
  const rows = parts.db
    .prepare(
      `SELECT excluded, COUNT(*) FROM fact_unit WHERE first = 1 AND excluded IS NOT NULL
       AND business_date BETWEEN ? AND ? AND formulas = ? GROUP BY excluded`,
    )
    .raw()
    .all(from, to, formulas) as [string, number][];
  const counts = new Map(rows);
  for (const row of parts.live.rows(parts.state, parts.now)('fact_unit', { from, to, formulas }))
    if (row.first === 1 && row.excluded !== null && row.excluded !== undefined)
      counts.set(String(row.excluded), (counts.get(String(row.excluded)) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, visits]) => {
      const key = `cube.exclusion.${code}`;
      return { code, title: isMessageKey(key) ? say(key) : code, visits };
    });
}
