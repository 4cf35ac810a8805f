import type { Fraction } from '../../domain/figures/v1/shape.ts';
import { isMessageKey, say } from '../../i18n/messages.ts';
import { hundredths } from '../numbers.ts';
import type { BreakdownKey } from './breakdowns.ts';
import { type Figure, type FigureKey, figureOf } from './figures.ts';
import type { Measure } from './fold.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What a figure comes to in its unit: two decimals, rounded down, since 89.999 must never be read as 90. Null over nothing. */
export function shownValue(figure: Figure, { num, den }: Measure): number | null {
  if (num === null) return null;
  const over = figure.percentile !== undefined || figure.denominator === undefined ? 1 : (den ?? 0);
  const fraction = (scaled: number): Fraction => ({ num, den: over * scaled });
  switch (figure.unit) {
    case 'percent':
    case 'points':
      return hundredths(fraction(1), 100);
    case 'minutes':
      return hundredths(fraction(MINUTE_MS), 1);
    case 'hours':
      return hundredths(fraction(HOUR_MS), 1);
    case 'perHour':
      return hundredths(fraction(1), HOUR_MS);
    case 'mean':
    case 'count':
      return hundredths(fraction(1), 1);
  }
}

export function figureTitle(key: FigureKey): string {
  return say(`cube.figure.${key}`);
}

export function breakdownTitle(key: BreakdownKey): string {
  return say(`cube.by.${key}`);
}

export function sourceTitle(key: FigureKey): string {
  return say(`cube.source.${figureOf(key).source}`);
}

export function leavesOutTitle(key: FigureKey): string {
  return say(`cube.leavesOut.${figureOf(key).leavesOut}`);
}

export function unitTitle(key: FigureKey): string {
  return say(`cube.unit.${figureOf(key).unit}`);
}

/** Names that only a branch has: of its services, institutions and counters. */
export type Names = {
  readonly service: (id: string) => string;
  readonly institution: (id: string) => string;
  readonly counter: (id: string) => string;
};

/** What a group is called; dates and their stretches as they are written. */
export function groupTitle(by: BreakdownKey, value: string | number | null, names: Names): string {
  if (value === null) return say('cube.value.none');
  const text = String(value);
  switch (by) {
    case 'service':
      return names.service(text);
    case 'institution':
      return names.institution(text);
    case 'counter':
      return say('cube.value.counter', { label: names.counter(text) });
    case 'hour':
      return `${text.padStart(2, '0')}:00`;
    case 'class':
    case 'channel':
    case 'weekday':
    case 'band': {
      const key = `cube.value.${by}.${text}`;
      return isMessageKey(key) ? say(key) : text;
    }
    default:
      return text;
  }
}

/** Columns of facts whose codes have the words of another one. */
const SAME_WORDS: Readonly<Record<string, string>> = { visit_end: 'ended' };

/** What a text in a column of facts says; null where it is its own word. */
export function cellTitle(column: string, value: string, names: Names): string | null {
  if (column === 'service_id') return names.service(value);
  if (column === 'institution_id') return names.institution(value);
  const key = column === 'excluded' ? `cube.exclusion.${value}` : `cube.value.${SAME_WORDS[column] ?? column}.${value}`;
  return isMessageKey(key) ? say(key) : null;
}
