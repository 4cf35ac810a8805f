import { describe, expect, it } from 'vitest';
import { noAnnouncements } from '../calls/announcements.ts';
import { DELAYS } from '../common/delays.ts';
import { isAtRest } from './atRest.ts';

describe('a board at rest', () => {
  const now = 10 * DELAYS.idle;
  const quiet = { announcements: noAnnouncements(null), busyAt: now - DELAYS.idle, heardAt: now };
  const call = {} as NonNullable<(typeof quiet)['announcements']['speaking']>;

  it('has said everything, a while ago, and hears the server', () => {
    expect(isAtRest(quiet, now)).toBe(true);
    expect(isAtRest({ ...quiet, busyAt: quiet.busyAt + 1 }, now)).toBe(false);
    expect(isAtRest({ ...quiet, announcements: { ...quiet.announcements, speaking: call } }, now)).toBe(false);
    expect(isAtRest({ ...quiet, announcements: { ...quiet.announcements, queue: [call] } }, now)).toBe(false);
    expect(isAtRest({ ...quiet, heardAt: now - 10 * DELAYS.idle }, now)).toBe(false);
  });
});
