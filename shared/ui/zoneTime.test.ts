import { describe, expect, it, vi } from 'vitest';
import { readZone, zoneText } from '../contracts/branchZone.ts';
import { localTimeToInstant, offsetsBetween } from '../time/zone.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T12:05:00.000Z');
const told = (name: string): string =>
  zoneText({ name, offsets: offsetsBetween(NOW - 500 * DAY, NOW + 500 * DAY, name) });

/** The module as a browser has it whose tables of zones lack some of Chile's. */
async function inBrowserWithout(zones: readonly string[]) {
  vi.resetModules();
  const real = Intl.DateTimeFormat;
  class Older extends real {
    constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
      if (options?.timeZone !== undefined && zones.includes(options.timeZone))
        throw new RangeError(`Invalid time zone specified: ${options.timeZone}`);
      super(locale, options);
    }
  }
  vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: Older });
  return import('./zoneTime.ts');
}

describe('hours of a branch whose zone the browser does not know', () => {
  it.each(['America/Coyhaique', 'America/Santiago', 'Pacific/Easter'])('are right in %s', async (zone) => {
    const knowing = await inBrowserWithout([]);
    // It keeps what it has made once.
    for (const first of [knowing.clockTime, knowing.longDate, knowing.isoDate]) first(NOW, zone);
    const older = await inBrowserWithout([zone]);
    older.learnZone(told(zone));
    for (let at = NOW - 400 * DAY; at < NOW + 400 * DAY; at += DAY / 3 + 61_000) {
      expect(older.clockTime(at, zone)).toBe(knowing.clockTime(at, zone));
      expect(older.longDate(at, zone)).toBe(knowing.longDate(at, zone));
      expect(older.isoDate(at, zone)).toBe(knowing.isoDate(at, zone));
    }
    vi.unstubAllGlobals();
  });

  it('are the machine’s before the server has told any, and never an error', async () => {
    const older = await inBrowserWithout(['America/Coyhaique']);
    expect(older.clockTime(NOW, 'America/Coyhaique')).toMatch(/^\d\d:\d\d$/);
    vi.unstubAllGlobals();
  });

  it('are the branch’s where no zone is named', async () => {
    const page = await inBrowserWithout([]);
    page.learnZone(told('Pacific/Easter'));
    expect(page.clockTime(NOW, undefined)).toBe('07:05');
    vi.unstubAllGlobals();
  });
});

it('finds the instant of an hour that is written, also where clocks skip it or show it twice', async () => {
  const page = await inBrowserWithout(['America/Santiago']);
  page.learnZone(told('America/Santiago'));
  for (const date of [
    '2026-04-04',
    '2026-04-05',
    '2026-09-05',
    '2026-09-06',
    '2026-11-20',
    '2027-04-03',
    '2027-09-05',
  ]) {
    for (const time of ['00:00', '00:30', '01:00', '09:05', '23:00', '23:30', '23:59']) {
      expect(page.instantOf(date, time, 'America/Santiago'), `${date} ${time}`).toBe(
        localTimeToInstant(date, time, 'America/Santiago'),
      );
    }
  }
  vi.unstubAllGlobals();
});

it.each(['', 'America/Santiago', 'America/Santiago x=1', 'America/Santiago 5=', ' 0=0'])(
  'takes nothing from a header that says %j',
  (text) => {
    expect(readZone(text)).toBeNull();
  },
);
