import { expect, it } from 'vitest';
import { aVisit } from '../testing/examples.ts';
import { steadyLine } from './steadyLine.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => aVisit({ id })) as [
  ReturnType<typeof aVisit>,
  ...ReturnType<typeof aVisit>[],
];
const told = (held: Parameters<typeof steadyLine>[0], present: Parameters<typeof steadyLine>[1]) =>
  steadyLine(held, present).map(({ visit, gone }) => (gone ? `(${visit.id})` : visit.id));

it('is the line itself while nobody points at it', () => {
  expect(told(null, [a, b!])).toEqual(['a', 'b']);
});

it('keeps every place while somebody does', () => {
  expect(told([a, b!, c!], [b!, d!, c!])).toEqual(['(a)', 'b', 'c', 'd']);
});
