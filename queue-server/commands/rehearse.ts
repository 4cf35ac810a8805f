import { parseArgs } from 'node:util';
import { findPolicy, policyNames } from '@turno25/shared/domain/dispatch/registry.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { readTrace } from '../rehearsal/trace.ts';

const USAGE = `npm run -s rehearse -- --trace FILE [--trace FILE …] [--policy NAME] [--set NAME=INTEGER …] [--db FILE] [--seed N] [--json]

Plays recorded days through the real engine and ledger on a virtual clock. Policies: ${policyNames().join(', ')}.`;

const { values } = parseArgs({
  options: {
    trace: { type: 'string', multiple: true, default: [] },
    policy: { type: 'string', default: 'arrival' },
    set: { type: 'string', multiple: true, default: [] },
    db: { type: 'string' },
    seed: { type: 'string', default: '25' },
    json: { type: 'boolean', default: false },
  },
});

if (values.trace.length === 0) fail(USAGE);
const policy = findPolicy(values.policy);
if (policy === null) fail(`there is no policy ${values.policy}; there are: ${policyNames().join(', ')}`);
const params = parseParams(values.set, policy.defaults);

for (const file of values.trace) {
  const trace = readTrace(file);
  if (!trace.ok) fail(trace.error);
  const figures = await rehearse(trace.value, {
    policy: { name: policy.name, version: policy.version, params },
    db: values.db ?? null,
    seed: Number(values.seed),
  });
  const { observed } = trace.value.day;
  const result = { trace: file, ...figures, ...(observed === undefined ? {} : { observed }) };
  console.log(values.json ? JSON.stringify(result) : table(result));
}

function parseParams(settings: readonly string[], known: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [name = '', value = ''] = setting.split('=');
      if (!Object.hasOwn(known, name))
        fail(`there is no parameter ${name}; there are: ${Object.keys(known).join(', ') || 'none'}`);
      if (!/^\d+$/.test(value)) fail(`parameter ${name} takes a whole number, not ${value}`);
      return [name, Number(value)];
    }),
  );
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
