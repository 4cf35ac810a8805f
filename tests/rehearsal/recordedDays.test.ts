import { rehearse } from '@turno25/queue-server/rehearsal/rehearse.ts';
import { readTrace } from '@turno25/queue-server/rehearsal/trace.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { describe, expect, it } from 'vitest';

const BANK = new URL('../fixtures/bank/', import.meta.url).pathname;
const policy = (name: string) => ({ name, version: 1, params: {} });

function bankDay(date: string): Trace {
  const trace = readTrace(`${BANK}${date}.jsonl`);
  if (!trace.ok) throw new Error(trace.error);
  return trace.value;
}

describe('a recorded day', () => {
  it('played twice gives the same ledger to the byte, and everybody is accounted for', async () => {
    const trace = bankDay('1999-02-25');
    const first = await rehearse(trace, { policy: policy('arrival'), db: null, seed: 7 });
    const second = await rehearse(trace, { policy: policy('arrival'), db: null, seed: 7 });
    expect(second.headHash).toBe(first.headHash);
    const timeless = { wallMs: 0, decisionMicros: 0 };
    expect({ ...second, ...timeless }).toEqual({ ...first, ...timeless });
    expect(first.attended + first.left + first.noShows + first.removed + first.expired).toBe(first.tickets);
    expect(first.tickets).toBe(trace.tickets.length);
    expect(first.overtaken).toBe(0);
    const other = await rehearse(trace, { policy: policy('arrival'), db: null, seed: 8 });
    expect(other.headHash).not.toBe(first.headHash);
    expect(other.meanWait).toBe(first.meanWait);
  });

  it('in arrival order comes near what was observed that day', async () => {
    const trace = bankDay('1999-02-23');
    const played = await rehearse(trace, { policy: policy('arrival'), db: null, seed: 7 });
    const observed = trace.day.observed!;
    expect(Math.abs(played.official! - observed.within_target!)).toBeLessThanOrEqual(8);
  });

  it('with strict priority makes the priority callers wait less', async () => {
    const trace = bankDay('1999-02-25');
    const [arrival, strict] = [
      await rehearse(trace, { policy: policy('arrival'), db: null, seed: 7 }),
      await rehearse(trace, { policy: policy('strict-priority'), db: null, seed: 7 }),
    ];
    expect(strict.prefP90!).toBeLessThan(arrival.prefP90!);
  });
});
