import { expect, test } from 'vitest';
import { aggregateFigures } from '../domain/figures/v1/aggregate.ts';
import { span, TestDay } from '../testing/testDay.ts';
import type { FiguresView } from './present.ts';
import { figuresView, presentFigures } from './present.ts';

function busyDay(): TestDay {
  const day = new TestDay().add('counterOpened', 0, { counterId: '1', attendantId: 'at-1' });
  day.attended('a', 0, span(5)).attended('b', 0, span(30), { class: 'preferential' }).issue('c', 0);
  for (let index = 0; index < 10; index += 1) day.answer(`s${index}`, span(index), { global: 3, resolved: 'no' });
  return day.answer('bound', span(50), { visitId: 'a', treatment: 7 }).close(span(330));
}

test('a day and a period pass the wire’s own schema unchanged', () => {
  const day = busyDay().figures();
  const period = aggregateFigures([day], { goalPercent: 90, smallestCell: 10 });
  if (!period.ok) throw new Error(period.error.code);
  for (const figures of [day, period.value, new TestDay().figures()]) {
    const view = presentFigures(figures);
    // The annotation is half of the test: the wire's type must be the view's own.
    const parsed: FiguresView = figuresView.parse(view);
    expect(parsed).toEqual(view);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  }
});
