import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { r25Version1 } from '@turno25/shared/domain/dispatch/r25Version1.ts';
import { figuresOf } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import { readVectors } from '@turno25/shared/rehearsal/recorded/vectors.ts';
import { differences, readExpected } from '../expected.ts';
import { namedPolicy } from '../namedPolicy.ts';
import { readTrace } from '../trace.ts';
import { exact, type GoalRow } from './goals.ts';

/**
 * G1: recorded decisions, which are of the first version, and the figures of recorded days under every rule. The folder
 * holds `vectors.jsonl`, `expected.json` and `traces/`.
 */
export function conformanceGoals(folder: string): GoalRow[] {
  const vectors = readVectors(readFileSync(join(folder, 'vectors.jsonl'), 'utf8'));
  const wrong = vectors.filter(({ view, params, expected }) => {
    const choice = r25Version1.choose(view, params);
    const got = { id: choice?.best.ticket.id, tier: choice?.best.tier, passes: choice?.passed };
    return JSON.stringify(got) !== JSON.stringify(expected);
  });
  const expected = readExpected(join(folder, 'expected.json'));
  let days = 0;
  let differing = 0;
  for (const name of readdirSync(join(folder, 'traces')).sort()) {
    const trace = readTrace(join(folder, 'traces', name));
    if (!trace.ok) throw new Error(trace.error);
    for (const [rule, figures] of Object.entries(expected[name] ?? {})) {
      const policy = namedPolicy(rule);
      days += 1;
      if (policy === null || differences(figures, figuresOf(simulate(trace.value, policy))).length > 0) differing += 1;
    }
  }
  return [
    exact('G1', 'recorded decisions answered differently', vectors.length, 'decisions', wrong.length),
    exact('G1', 'recorded days × rules whose figures differ', days, 'days × rules', differing),
  ];
}
