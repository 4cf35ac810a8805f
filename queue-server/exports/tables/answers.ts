import type { FactRow } from '@turno25/shared/domain/figures/facts/tables.ts';
import { pooledGroups } from '@turno25/shared/exports/pooled.ts';

/** An answer without what would say whose it was: no hour, no day, no place among the others. */
export type LooseAnswer = {
  /** `2026-11`. */
  readonly month: string;
  /** Null: of one of several that have too few, or of none. */
  readonly service_id: string | null;
  readonly class: string | null;
  readonly channel: string | null;
  readonly bound: number;
  readonly in_figures: number;
  readonly global: number | null;
  readonly treatment: number | null;
  readonly wait: number | null;
  readonly resolved: string | null;
};

/**
 * Answers of one month in an order that says nothing of time. Every combination of procedure, class and channel that is told has
 * at least `least` answers, or none is: small procedures are told of together, and class and channel of a procedure only where
 * every one of them is large enough. None at all of a month with fewer. What a month says depends on nothing but the month, so
 * that two ranges never differ by a few people.
 */
export function looseAnswers(ofMonth: readonly FactRow[], least: number): readonly LooseAnswer[] {
  const counted = ofMonth.filter(({ standing }) => standing === 'counted').map(looseOf);
  if (counted.length < least) return [];
  const pool = pooledGroups(
    countsOf(counted, ({ service_id }) => String(service_id)),
    least,
  );
  const services = counted.map((row) => (pool.has(String(row.service_id)) ? { ...row, service_id: null } : row));
  const told = [...Map.groupBy(services, ({ service_id }) => service_id).values()].flatMap((part) => {
    const kinds = countsOf(part, (row) => `${row.class} ${row.channel}`);
    return [...kinds.values()].every((count) => count >= least)
      ? part
      : part.map((row) => ({ ...row, class: null, channel: null }));
  });
  return told
    .map((row) => [JSON.stringify(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);
}

function looseOf(row: FactRow): LooseAnswer {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  return {
    month: String(row.business_date).slice(0, 7),
    service_id: text('service_id'),
    class: text('class'),
    channel: text('channel'),
    bound: Number(row.bound),
    in_figures: Number(row.in_figures),
    global: number('global'),
    treatment: number('treatment'),
    wait: number('wait'),
    resolved: text('resolved'),
  };
}

function countsOf(rows: readonly LooseAnswer[], nameOf: (row: LooseAnswer) => string): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(rows, nameOf)].map(([name, group]) => [name, group.length]));
}
