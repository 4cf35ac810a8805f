import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../shared/domain/ids.ts';
import { histories } from '../support/waitHistories.ts';

const DOCUMENT = readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8');

/** The rows of its tables by the history that they name: name, sentence, sums, official, strict. */
const ROWS = new Map(
  DOCUMENT.split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Historia'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', , sums = '', official = '', strict = '']) => [name, { sums, official, strict }] as const),
);

function msOf(text: string): number {
  const [minutes = '', seconds = ''] = text.split(':');
  return Number(minutes) * MINUTE + Number(seconds) * SECOND;
}

/** Both sides of a sum such as `42:00 - 8:00 - 10:00 = 24:00`. */
function sidesOf(sum: string): readonly [left: number, right: string] {
  const [terms = '', result = ''] = sum.split(' = ');
  const [first = '', ...rest] = terms.split(' ');
  let left = msOf(first);
  for (let index = 0; index < rest.length; index += 2)
    left += (rest[index] === '-' ? -1 : 1) * msOf(rest[index + 1] ?? '');
  return [left, result];
}

test('the document shows every history and no other', () => {
  expect([...ROWS.keys()].sort()).toEqual(
    histories()
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(histories().map((history) => [history.name, history] as const))(
  '%s: its sums and shares',
  (name, { expect: expected }) => {
    const row = ROWS.get(name);
    const sums = [...(row?.sums ?? '').matchAll(/`([^`]+)`/g)].map(([, sum = '']) => sidesOf(sum));
    for (const [left, right] of sums) expect(left).toBe(msOf(right));
    const results = sums.map(([, right]) => right);
    const waits = Object.values(expected.visits).flatMap(({ official, strict }) => [official, strict]);
    expect(results).toEqual(expect.arrayContaining(waits.filter((wait) => typeof wait === 'string')));
    const shares = [expected.day.official, expected.day.strict] as readonly (readonly number[])[];
    expect([row?.official, row?.strict]).toEqual(shares.map((share) => share.join('/')));
  },
);
