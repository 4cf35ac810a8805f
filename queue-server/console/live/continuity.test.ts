import { describe, expect, it } from 'vitest';
import { beatTellsOfMore, continuityOf } from './continuity.ts';

const last = { epoch: 'e1', seq: 10 };

describe('continuityOf', () => {
  it('takes the message that builds on the last one', () => {
    expect(continuityOf(last, { epoch: 'e1', prev: 10, seq: 12 })).toBe('take');
  });
  it('takes a message that overlaps a newer snapshot', () => {
    expect(continuityOf(last, { epoch: 'e1', prev: 8, seq: 12 })).toBe('take');
  });
  it('ignores what is older than what is on screen', () => {
    expect(continuityOf(last, { epoch: 'e1', prev: 6, seq: 8 })).toBe('ignore');
  });
  it('asks when something was missed, when the epoch changed and at the start', () => {
    expect(continuityOf(last, { epoch: 'e1', prev: 11, seq: 12 })).toBe('ask');
    expect(continuityOf(last, { epoch: 'e2', prev: 10, seq: 12 })).toBe('ask');
    expect(continuityOf(null, { epoch: 'e1', prev: 0, seq: 1 })).toBe('ask');
  });
});

describe('beatTellsOfMore', () => {
  it('is quiet while the head is what is on screen', () => {
    expect(beatTellsOfMore(last, { epoch: 'e1', head: 10 })).toBe(false);
  });
  it('notices a newer head and another epoch', () => {
    expect(beatTellsOfMore(last, { epoch: 'e1', head: 11 })).toBe(true);
    expect(beatTellsOfMore(last, { epoch: 'e2', head: 10 })).toBe(true);
  });
});
