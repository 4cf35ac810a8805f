import { expect, test } from 'vitest';
import { playedHistory } from '../support/playedHistory.ts';
import { histories } from '../support/waitHistories.ts';

test.each(histories().map((history) => [history.name, history] as const))('%s', (_name, history) => {
  const played = playedHistory(history);
  expect(Object.keys(played.visits)).toEqual(Object.keys(history.expect.visits));
  // A history may leave out what it does not show.
  for (const [id, expected] of Object.entries(history.expect.visits))
    expect({ [id]: played.visits[id] }).toMatchObject({ [id]: expected });
  expect(played.day).toMatchObject(history.expect.day);
});
