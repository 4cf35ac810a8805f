import { expect, it } from 'vitest';
import { type PaperStates, withPaper, withPrint } from './paperStates.ts';

const NONE: PaperStates = new Map();

it('remembers the last thing that became of a paper', () => {
  const failed = withPrint(NONE, { visitId: 'v1', printed: false, status: 'paperOut', mayBeOut: false });
  expect(failed.get('v1')).toBe('failed');
  expect(withPaper(failed, 'v1', 'printing').get('v1')).toBe('printing');
});

it('knows nothing of a paper whose printer fell silent with it, and of one that never left that it is not there', () => {
  const outcome = (status: 'unknown' | 'offline' | 'paperOut', mayBeOut: boolean) =>
    withPrint(NONE, { visitId: 'v1', printed: false, status, mayBeOut }).get('v1');
  expect([outcome('unknown', true), outcome('offline', true)]).toEqual(['unsure', 'unsure']);
  expect([outcome('offline', false), outcome('paperOut', true)]).toEqual(['failed', 'failed']);
});

it('forgets old papers', () => {
  const many = Array.from({ length: 40 }, (_, index) => `v${index}`).reduce(
    (states, visitId) => withPrint(states, { visitId, printed: true, status: 'ready', mayBeOut: true }),
    NONE,
  );
  expect([...many.keys()]).toEqual(['v32', 'v33', 'v34', 'v35', 'v36', 'v37', 'v38', 'v39']);
});
