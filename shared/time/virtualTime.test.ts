import { describe, expect, it } from 'vitest';
import { VirtualTime } from './virtualTime.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');

describe('virtual time', () => {
  it('runs each timer at its own moment, in the order of the moments and then of the planning', () => {
    const time = new VirtualTime(START);
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${name} ${time.spans.monotonic()} ${time.clock.now() - START}`);
    time.timers.after(30, note('c'));
    time.timers.after(10, note('a'));
    time.timers.after(10, note('b'));
    time.advance(29);
    expect(ran).toEqual(['a 10 10', 'b 10 10']);
    time.advance(1);
    expect(ran.at(-1)).toBe('c 30 30');
    expect(time.spans.monotonic()).toBe(30);
  });

  it('repeats until it is cancelled, also by what runs', () => {
    const time = new VirtualTime(START);
    let times = 0;
    const cancel = time.timers.every(10, () => {
      times += 1;
      if (times === 3) cancel();
    });
    time.advance(100);
    expect(times).toBe(3);
  });

  it('runs what is planned on the way, and does not get stuck on an interval of nothing', () => {
    const time = new VirtualTime(START);
    const ran: number[] = [];
    time.timers.after(10, () => time.timers.after(5, () => ran.push(time.spans.monotonic())));
    let times = 0;
    time.timers.every(0, () => {
      times += 1;
    });
    time.advance(20);
    expect([ran, times]).toEqual([[15], 20]);
  });

  it('measures spans as long as they were while the clock is set back an hour', () => {
    const time = new VirtualTime(START);
    const began = time.spans.monotonic();
    let fired = false;
    time.timers.after(60_000, () => {
      fired = true;
    });
    time.advance(30_000);
    time.clock.set(START - 3_600_000);
    time.advance(30_000);
    expect([time.spans.monotonic() - began, fired]).toEqual([60_000, true]);
    expect(time.clock.now()).toBe(START - 3_600_000 + 30_000);
  });

  it('lets promises settle between two timers', async () => {
    const time = new VirtualTime(START);
    const ran: string[] = [];
    time.timers.after(10, () => void Promise.resolve().then(() => time.timers.after(5, () => ran.push('inner'))));
    time.timers.after(20, () => ran.push('outer'));
    await time.pass(20);
    expect(ran).toEqual(['inner', 'outer']);
  });
});
