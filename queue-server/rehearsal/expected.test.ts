import { readdirSync } from 'node:fs';
import { must } from '@turno25/shared/domain/result.ts';
import { figuresOf } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { describe, expect, test } from 'vitest';
import { differences, readExpected } from './expected.ts';
import { namedPolicy } from './namedPolicy.ts';
import { rehearse } from './rehearse.ts';
import { readTrace } from './trace.ts';

const FOLDER = new URL('../../tests/fixtures/dispatch/', import.meta.url).pathname;
const TRACES = readdirSync(`${FOLDER}traces`).sort();
const EXPECTED = readExpected(`${FOLDER}expected.json`);
const RULES = Object.keys(EXPECTED[TRACES[0]!]!);

function traceOf(name: string): Trace {
  const trace = readTrace(`${FOLDER}traces/${name}`);
  if (!trace.ok) throw new Error(trace.error);
  return trace.value;
}

const named = (rule: string) => must(namedPolicy(rule), `rule ${rule} is known`);

describe('recorded days against another implementation', () => {
  test('there are a dozen days and nine rules', () => {
    expect(TRACES).toHaveLength(12);
    expect(RULES).toHaveLength(9);
  });

  test.each(TRACES)('%s in memory, every rule', (name) => {
    const trace = traceOf(name);
    for (const rule of RULES) {
      const figures = figuresOf(simulate(trace, named(rule)));
      expect(differences(EXPECTED[name]![rule]!, figures), rule).toEqual([]);
    }
  });

  // Each day with R25 and with another rule in turn: every rule passes through the engine on some day.
  test.each(TRACES.map((name, index) => [name, RULES[index % RULES.length]!] as const))(
    '%s through the engine and its ledger, R25 and %s',
    async (name, rule) => {
      const trace = traceOf(name);
      for (const each of new Set(['r25', rule])) {
        const { policy, params } = named(each);
        const {
          wallMs,
          headHash,
          decisionMicros,
          policy: _,
          ...played
        } = await rehearse(trace, {
          policy: { name: policy.name, version: policy.version, params },
          db: null,
          seed: 25,
        });
        const simulated = simulate(trace, { policy, params });
        expect(differences(EXPECTED[name]![each]!, played), each).toEqual([]);
        expect(played, each).toEqual({ ...figuresOf(simulated), decisions: simulated.decisions });
      }
    },
  );

  test('people who lose patience are the same in memory and in the ledger', async () => {
    const { day, tickets } = traceOf('D_1.05_0.jsonl');
    const trace = { day, tickets: tickets.map((ticket) => ({ ...ticket, patience: 12 + (ticket.id % 30) })) };
    const { policy, params } = named('r25');
    const played = await rehearse(trace, {
      policy: { name: 'r25', version: policy.version, params },
      db: null,
      seed: 25,
    });
    const simulated = figuresOf(simulate(trace, { policy, params }));
    expect(simulated.left).toBeGreaterThan(5);
    expect(played).toMatchObject(simulated);
  });
});
