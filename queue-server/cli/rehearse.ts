import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { must } from '@turno25/shared/domain/result.ts';
import { figuresOf } from '@turno25/shared/rehearsal/recorded/played.ts';
import { simulate } from '@turno25/shared/rehearsal/recorded/simulate.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import { compare, comparisonTable } from '../rehearsal/compare.ts';
import { differences, readExpected } from '../rehearsal/expected.ts';
import { foretell } from '../rehearsal/forecasts/foretold.ts';
import { generateDay, SIZES, type Size } from '../rehearsal/generate.ts';
import { isMet } from '../rehearsal/goals/goals.ts';
import { goalsTable, measureGoals } from '../rehearsal/goals/table.ts';
import { type NamedPolicy, namedPolicy, POLICY_NAMES } from '../rehearsal/namedPolicy.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { readTrace } from '../rehearsal/trace.ts';

const USAGE = `npm run -s rehearse -- --trace FILE [--trace FILE …] [--policy NAME] [--set NAME=INTEGER …] [--db FILE] [--seed N] [--no-forecasts] [--json]
npm run -s rehearse -- --compare --trace FILE [--trace FILE …] [--policy NAME …] [--seed N] [--engine] [--json]
npm run -s rehearse -- --expected FILE --trace FILE [--trace FILE …] [--in-memory]
npm run -s rehearse -- --goals [--seed N] [--days N] [--recorded FOLDER] [--json]
npm run -s rehearse -- --generate A|B|C|D [--load 0.92|shock] [--branch N] [--day N] [--seed N] > FILE

Plays recorded days through the real engine and ledger on a virtual clock; then tells how good the expected waits (error,
share of waits inside the 80 % interval) and the warnings before the limit would have been on that day. The ledger stays in
memory and is gone at the end, unless --db names a file for it, which is then as durable as a branch's.
  --compare    every policy, or the ones named, on the same days; several days add 95 % intervals. Without engine and
               ledger: the same figures, much sooner, and no headHash; --engine goes through both
  --expected   checks every policy in that file on the days given; exit code 1 where a figure differs by more than 0.01
  --in-memory  without engine and ledger: the same figures, much sooner
  --generate   writes a synthetic day of a branch of 20, 10, 5 or 2 counters as a trace; \`shock\` takes counters away for two hours
  --goals      measures the goals of dispatch on synthetic days (120 of each size and load) without engine and ledger;
               --recorded FOLDER, as tests/fixtures/dispatch, adds the recorded decisions and days
Policies: ${POLICY_NAMES.join(', ')}.`;

const { values } = parseArgs({
  options: {
    trace: { type: 'string', multiple: true, default: [] },
    policy: { type: 'string', multiple: true, default: [] },
    set: { type: 'string', multiple: true, default: [] },
    db: { type: 'string' },
    seed: { type: 'string', default: '25' },
    json: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
    expected: { type: 'string' },
    'in-memory': { type: 'boolean', default: false },
    'no-forecasts': { type: 'boolean', default: false },
    goals: { type: 'boolean', default: false },
    recorded: { type: 'string' },
    engine: { type: 'boolean', default: false },
    generate: { type: 'string' },
    load: { type: 'string', default: '0.92' },
    branch: { type: 'string', default: '0' },
    day: { type: 'string', default: '0' },
    days: { type: 'string', default: '120' },
  },
});
const seed = wholeNumber('--seed', values.seed);

if (values.generate !== undefined) printGenerated(values.generate);
else if (values.goals) printGoals();
else if (values.trace.length === 0) fail(USAGE);
else if (values.expected !== undefined) await checkExpected(values.expected);
else if (values.compare) await printComparison();
else await printRehearsals();

function printGenerated(size: string): void {
  if (!isSize(size)) fail(`there is no size ${size}; there are: ${SIZES.join(', ')}`);
  const load = values.load === 'shock' ? 'shock' : Number(values.load);
  if (load !== 'shock' && !(load > 0 && load <= 2)) fail(`--load takes shock, or a number up to 2, not ${values.load}`);
  const branch = wholeNumber('--branch', values.branch);
  const { day, tickets } = generateDay({ size, load, branch, day: wholeNumber('--day', values.day), seed });
  for (const line of [day, ...tickets]) console.log(JSON.stringify(line));
}

function isSize(size: string): size is Size {
  return (SIZES as readonly string[]).includes(size);
}

function printGoals(): void {
  const days = wholeNumber('--days', values.days);
  if (days < 2) fail('--days takes at least 2: an interval needs several days');
  const rows = measureGoals(days, seed, values.recorded ?? null);
  if (values.json) console.log(JSON.stringify({ seed, days, goals: rows.map((row) => ({ ...row, met: isMet(row) })) }));
  else console.log(goalsTable(rows));
}

async function printRehearsals(): Promise<void> {
  const { policy, params } = policyNamed(values.policy[0] ?? 'arrival', values.set);
  for (const file of values.trace) {
    const trace = traceOf(file);
    const setting = { name: policy.name, version: policy.version, params };
    const figures = await rehearse(trace, { policy: setting, db: values.db ?? null, seed });
    const foretold = values['no-forecasts'] ? {} : foretell(trace, { name: policy.name, policy, params }, seed);
    const { observed } = trace.day;
    const result = { trace: file, ...figures, ...foretold, ...(observed === undefined ? {} : { observed }) };
    console.log(values.json ? JSON.stringify(result) : table(result));
  }
}

async function printComparison(): Promise<void> {
  const names = values.policy.length === 0 ? POLICY_NAMES : values.policy;
  const compared = await compare(
    values.trace.map(traceOf),
    names.map((name) => policyNamed(name, [])),
    { seed, throughEngine: values.engine },
  );
  const played = values.engine ? 'engine' : 'memory';
  if (!values.json) {
    console.log(comparisonTable(compared));
    if (!values.engine) console.log('\nPlayed in memory, without engine and ledger: the same figures.');
  } else if (values.trace.length === 1) {
    console.log(JSON.stringify({ played, policies: compared.map(({ days }) => days[0]) }));
  } else console.log(JSON.stringify({ played, traces: values.trace, policies: compared }));
}

async function checkExpected(file: string): Promise<void> {
  const expected = readExpected(file);
  let checked = 0;
  let differing = 0;
  for (const path of values.trace) {
    const trace = traceOf(path);
    const ofTrace = expected[basename(path)] ?? fail(`${file} has nothing on ${basename(path)}`);
    for (const [name, figures] of Object.entries(ofTrace)) {
      if (values.policy.length > 0 && !values.policy.includes(name)) continue;
      const { policy, params } = policyNamed(name, []);
      const setting = { name: policy.name, version: policy.version, params };
      const got = values['in-memory']
        ? figuresOf(simulate(trace, { policy, params }))
        : await rehearse(trace, { policy: setting, db: null, seed });
      const differs = differences(figures, got);
      checked += 1;
      if (differs.length > 0) differing += 1;
      for (const difference of differs) console.log(`${basename(path)} ${name}: ${difference}`);
    }
  }
  console.log(`${checked} checked, ${differing} differ`);
  if (differing > 0 || checked === 0) process.exitCode = 1;
}

function traceOf(file: string): Trace {
  const trace = readTrace(file);
  return trace.ok ? trace.value : fail(trace.error);
}

function policyNamed(name: string, settings: readonly string[]): NamedPolicy {
  const found = namedPolicy(name) ?? fail(`there is no policy ${name}; there are: ${POLICY_NAMES.join(', ')}`);
  return must(namedPolicy(name, parseParams(settings, found.policy.defaults)), `policy ${name} was found`);
}

function parseParams(settings: readonly string[], known: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [name = '', value = ''] = setting.split('=');
      if (!Object.hasOwn(known, name))
        fail(`there is no parameter ${name}; there are: ${Object.keys(known).join(', ') || 'none'}`);
      return [name, wholeNumber(`parameter ${name}`, value)];
    }),
  );
}

function wholeNumber(what: string, value: string): number {
  if (!/^\d+$/.test(value)) fail(`${what} takes a whole number, not ${value}`);
  return Number(value);
}

function table(result: Readonly<Record<string, unknown>>): string {
  return Object.entries(result)
    .map(([name, value]) => `${name.padEnd(14)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
