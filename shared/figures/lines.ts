import type { GradesView, QuotientView, ShareView, SpreadView } from '../contracts/figures.ts';
import type { MessageKey, Translate } from '../i18n/messages.ts';
import type { Indicator } from './declaration.ts';

/** Lines of a sheet, by kind of figure. `name` is already in words. */

export function countLine(
  say: Translate,
  key: string,
  name: string,
  value: number,
  unit: MessageKey = 'unit.count',
): Indicator {
  return { key, name, numerator: null, denominator: null, value, unit: say(unit) };
}

export function shareLine(say: Translate, key: string, name: string, view: ShareView): Indicator {
  const { numerator, denominator, percent } = view;
  return { key, name, numerator, denominator, value: percent, unit: say('unit.percent') };
}

export function quotientLine(
  say: Translate,
  key: string,
  name: string,
  view: QuotientView | null,
  unit: MessageKey,
): Indicator {
  const { numerator = null, denominator = null, value = null } = view ?? {};
  return { key, name, numerator, denominator, value, unit: say(unit) };
}

export function spreadLines(say: Translate, key: string, name: string, view: SpreadView): readonly Indicator[] {
  const of = (part: 'mean' | 'p50' | 'p90' | 'p99' | 'max'): string => say(`figure.spread.${part}`, { name });
  const base = { numerator: null, denominator: view.n, unit: say('unit.millis') };
  return [
    { ...base, key: `${key}.media`, name: of('mean'), value: view.meanMs, numerator: view.sumMs },
    { ...base, key: `${key}.p50`, name: of('p50'), value: view.p50Ms },
    { ...base, key: `${key}.p90`, name: of('p90'), value: view.p90Ms },
    { ...base, key: `${key}.p99`, name: of('p99'), value: view.p99Ms },
    { ...base, key: `${key}.max`, name: of('max'), value: view.maxMs },
  ];
}

/** A hidden cell keeps its number of answers and leaves its values empty. */
export function gradeLines(say: Translate, key: string, name: string, view: GradesView): readonly Indicator[] {
  const answers = countLine(say, `${key}.n`, say('figure.grades.n', { name }), view.n);
  if (view.hidden) return [answers];
  const { numerator, denominator, points } = view.net;
  const error = (part: string, words: MessageKey, value: number | null): Indicator => ({
    key: `${key}.${part}`,
    name: say(words, { name }),
    numerator: null,
    denominator: null,
    value,
    unit: say('unit.points'),
  });
  return [
    answers,
    shareLine(say, `${key}.6_7`, say('figure.grades.satisfied', { name }), view.satisfied),
    {
      key: `${key}.neta`,
      name: say('figure.grades.net', { name }),
      numerator,
      denominator,
      value: points,
      unit: say('unit.points'),
    },
    quotientLine(say, `${key}.promedio`, say('figure.grades.mean', { name }), view.mean, 'unit.grade'),
    error('error', 'figure.grades.error', view.error95),
    error('neta.error', 'figure.grades.netError', view.netError95),
  ];
}
