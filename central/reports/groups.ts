import type { NationalBranch, Pair, Sums } from '@turno25/shared/contracts/national.ts';
import type { Block } from '@turno25/shared/exports/pdf/blocks.ts';
import { NOTHING, plus } from '@turno25/shared/figures/nationalSums.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { percentText } from '@turno25/shared/ui/percent.ts';

/** Some branches together, as a row of a report. */
export type Group = { readonly name: string; readonly branches: number; readonly sums: Sums };

type TableBlock = Extract<Block, { readonly kind: 'table' }>;

const whole = new Intl.NumberFormat('es-CL', { useGrouping: 'always' });

export function groupOf(name: string, branches: readonly NationalBranch[]): Group {
  const sums = branches.reduce((all, one) => plus(all, one.sums), NOTHING);
  return { name, branches: branches.filter((one) => one.sums.tickets > 0).length, sums };
}

export function count(value: number): string {
  return whole.format(value);
}

/** A share as the page tells it: rounded down, a dash of nobody. */
export function share({ n, d }: Pair): string {
  return percentText({ numerator: n, denominator: d, percent: null });
}

export function meanMinutes({ n, d }: Pair): string {
  return d === 0 ? '—' : say('national.minutes', { minutes: count(Math.round(n / d / 60_000)) });
}

/** The two figures of the standard of each group with what they are made of. */
export function standardTable(caption: string, first: string, groups: readonly Group[]): TableBlock {
  return {
    kind: 'table',
    caption,
    head: [
      first,
      say('nationalReport.officialWithin'),
      say('nationalReport.officialOf'),
      say('nationalReport.official'),
      say('nationalReport.strictWithin'),
      say('nationalReport.strictOf'),
      say('nationalReport.strict'),
    ],
    rows: groups.map(({ name, sums: { official, strict } }) => [
      name,
      count(official.n),
      count(official.d),
      share(official),
      count(strict.n),
      count(strict.d),
      share(strict),
    ]),
  };
}

/** How many came to the branches of each group, how long they waited, and what became of them. */
export function peopleTable(caption: string, first: string, groups: readonly Group[]): TableBlock {
  return {
    kind: 'table',
    caption,
    head: [
      first,
      say('nationalReport.branches'),
      say('nationalReport.tickets'),
      say('nationalReport.wait'),
      say('nationalReport.abandonment'),
      say('nationalReport.resolved'),
      say('nationalReport.overLimit'),
    ],
    rows: groups.map(({ name, branches, sums }) => [
      name,
      count(branches),
      count(sums.tickets),
      meanMinutes(sums.wait),
      share(sums.abandonment),
      share(sums.resolved),
      say('national.hours', { hours: count(Math.round(sums.overLimitMs / 3_600_000)) }),
    ]),
  };
}

/** A share as a bar: a number of a hundred, cut as its text is; null of nobody. */
export function barOf({ n, d }: Pair): number | null {
  return d === 0 ? null : Math.floor((n * 1_000) / d) / 10;
}
