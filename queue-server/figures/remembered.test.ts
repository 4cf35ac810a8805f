import { expect, test } from 'vitest';
import { Remembered } from './remembered.ts';

test('reads once what is asked again, and forgets what was not asked for longest', () => {
  const remembered = new Remembered<{ readonly name: string }>(2);
  const reads: string[] = [];
  const ask = (name: string) =>
    remembered.of(name, () => {
      reads.push(name);
      return { name };
    });
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) ask(name);
  expect(reads).toEqual(['a', 'b', 'c', 'b']);
  expect(ask('b')).toEqual({ name: 'b' });
});
