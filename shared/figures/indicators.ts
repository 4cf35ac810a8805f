import type { AnyDaily, AnyPeriod } from '../domain/figures/v2/shape.ts';
import type { Indicator, Words } from './declaration.ts';
import { BLOCKS, presentFigures, type Telling } from './present.ts';
import { door } from './v2/door.ts';
import { waits } from './v2/waits.ts';

/** Every indicator of a day or of a period, in a fixed order. */
export function indicatorsOf(
  figures: AnyDaily | AnyPeriod,
  words: Words,
  telling: Telling = 'all',
): readonly Indicator[] {
  const view = presentFigures(figures, undefined, telling);
  return [
    ...BLOCKS.tickets.lines(view.tickets, words),
    ...BLOCKS.standard.lines(view.standard, words),
    ...(view.waits === undefined ? [] : waits.lines(view.waits, words)),
    ...(view.door === undefined ? [] : door.lines(view.door, words)),
    ...BLOCKS.service.lines(view.service, words),
    ...BLOCKS.resolution.lines(view.resolution, words),
    ...BLOCKS.satisfaction.lines(view.satisfaction, words),
  ];
}
