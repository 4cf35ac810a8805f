import type { DailyFigures, PeriodFigures } from '../domain/figures/v1/shape.ts';
import type { Indicator, Words } from './declaration.ts';
import { BLOCKS, presentFigures } from './present.ts';

/** Every indicator of a day or of a period, in a fixed order. */
export function indicatorsOf(figures: DailyFigures | PeriodFigures, words: Words): readonly Indicator[] {
  const view = presentFigures(figures);
  return [
    ...BLOCKS.tickets.lines(view.tickets, words),
    ...BLOCKS.standard.lines(view.standard, words),
    ...BLOCKS.service.lines(view.service, words),
    ...BLOCKS.resolution.lines(view.resolution, words),
    ...BLOCKS.satisfaction.lines(view.satisfaction, words),
  ];
}
