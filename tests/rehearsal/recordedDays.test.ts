import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toldWaits } from '@turno25/queue-server/forecasts/told.ts';
import { openForReading } from '@turno25/queue-server/ledger/database.ts';
import { Ledger } from '@turno25/queue-server/ledger/ledger.ts';
import { compare } from '@turno25/queue-server/rehearsal/compare.ts';
import { namedPolicy } from '@turno25/queue-server/rehearsal/namedPolicy.ts';
import { rehearse } from '@turno25/queue-server/rehearsal/rehearse.ts';
import { readTrace } from '@turno25/queue-server/rehearsal/trace.ts';
import { must } from '@turno25/shared/domain/result.ts';
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

  it('told its people waits that held for four in five of each class and of each busy service', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-told-'));
    try {
      for (const date of ['1999-02-07']) {
        const db = join(folder, `${date}.db`);
        await rehearse(bankDay(date), { policy: { ...policy('r25'), version: 2 }, db, seed: 7 });
        const ledger = openForReading(db);
        const rows = toldWaits(ledger, date, Date.parse(`${date}T23:59:59Z`));
        ledger.close();
        const held = (part: typeof rows): number =>
          part.reduce((sum, { within }) => sum + within, 0) / part.reduce((sum, { told }) => sum + told, 0);
        for (const name of ['general', 'preferential'])
          expect(held(rows.filter((row) => row.class === name)), `${date}, ${name}`).toBeGreaterThanOrEqual(0.8);
        for (const row of rows.filter(({ told }) => told >= 40))
          expect(held([row]), `${date}, ${row.class} ${row.serviceId}`).toBeGreaterThanOrEqual(0.8);
        expect(rows.reduce((sum, { told }) => sum + told, 0)).toBeGreaterThan(500);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('compared in memory gives the figures of the engine and its ledger', async () => {
    const rules = ['r25', 'novosga-2.2-dev'].map((name) => must(namedPolicy(name), `rule ${name} is known`));
    const traces = [bankDay('1999-02-23')];
    const timeless = { wallMs: 0, decisionMicros: 0, headHash: null };
    const figures = (compared: Awaited<ReturnType<typeof compare>>) =>
      compared.map(({ days }) => days.map((day) => ({ ...day, ...timeless })));
    const inMemory = await compare(traces, rules, { seed: 25 });
    const throughEngine = await compare(traces, rules, { seed: 25, throughEngine: true });
    expect(figures(inMemory)).toEqual(figures(throughEngine));
    expect(inMemory[0]?.days[0]?.headHash).toBeNull();
    expect(throughEngine[0]?.days[0]?.headHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a ledger', () => {
  it('that a file keeps is that of memory to the byte', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-rehearsal-'));
    try {
      const options = { policy: { ...policy('r25'), version: 2 }, seed: 7 };
      const inMemory = await rehearse(shortDay(), { ...options, db: null });
      const kept = await rehearse(shortDay(), { ...options, db: join(folder, 'day.db') });
      expect(kept.headHash).toBe(inMemory.headHash);
      await expect(rehearse(shortDay(), { ...options, db: join(folder, 'day.db') })).rejects.toThrow(
        'never overwritten',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('whose day names version 1 of R25 goes on choosing by it, with limits of other lengths too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'turno25-rehearsal-'));
    try {
      for (const version of [1, 2]) {
        const file = join(folder, `${version}.db`);
        const { decisions } = await rehearse(shortDay(), { policy: { ...policy('r25'), version }, db: file, seed: 7 });
        const calls = callsIn(file);
        expect(calls).toHaveLength(decisions);
        expect(new Set(calls.map(({ policyVersion }) => policyVersion))).toEqual(new Set([version]));
        // A preferential goal of 10 minutes, and of two fifths of a limit of a minute and a half.
        const goals = calls.filter(({ tier }) => tier === 'PREF').map(({ waitedMs, leftMs }) => waitedMs + leftMs);
        if (version === 2) expect(goals.length).toBeGreaterThan(0);
        expect(new Set(goals)).toEqual(new Set(goals.length === 0 ? [] : [version === 1 ? 600_000 : 36_000]));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The first callers of a recorded day. */
function shortDay(): Trace {
  const { day, tickets } = bankDay('1999-02-25');
  return { day, tickets: tickets.slice(0, 250) };
}

/** How the rule came to each call of a ledger. */
function callsIn(file: string) {
  const db = openForReading(file);
  try {
    return [...new Ledger(db).events()].flatMap((event) => {
      if (event.type !== 'visitCalled' || event.payload.why.mode !== 'next') return [];
      const { policyVersion, tier, waitedMs, numbers } = event.payload.why;
      return [{ policyVersion, tier, waitedMs, leftMs: numbers?.leftMs ?? 0 }];
    });
  } finally {
    db.close();
  }
}
