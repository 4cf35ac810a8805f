import { describe, expect, it } from 'vitest';
import { dateInWords, running, shortDate, since, wallTime, wholeMinutes } from './spans.ts';

describe('short dates', () => {
  it('keep the weekday', () => {
    expect(shortDate('2026-11-20')).toBe('vie 20 nov');
  });
});

describe('running', () => {
  it('shows minutes and seconds, and hours when there are any', () => {
    expect(running(0)).toBe('0:00');
    expect(running(252_900)).toBe('4:12');
    expect(running(3_852_000)).toBe('1:04:12');
  });
});

describe('since', () => {
  it('never runs backwards', () => {
    expect(since('2026-11-20T13:00:01.000Z', Date.parse('2026-11-20T13:00:00.000Z'))).toBe(0);
  });
});

describe('wholeMinutes', () => {
  it('counts only complete minutes', () => {
    expect(wholeMinutes(1_559_999)).toBe(25);
    expect(wholeMinutes(1_560_000)).toBe(26);
  });
});

describe('wallTime', () => {
  it('is the branch’s time in 24 hours', () => {
    expect(wallTime(Date.parse('2026-11-20T03:05:09.000Z'), 'America/Santiago')).toBe('00:05');
    expect(wallTime(Date.parse('2026-11-20T18:05:09.000Z'), 'America/Punta_Arenas')).toBe('15:05');
  });
});

describe('dateInWords', () => {
  it('names the day itself, not the day of some other zone', () => {
    expect(dateInWords('2026-11-20')).toBe('viernes 20 de noviembre');
  });
});
