import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '@turno25/queue-server/rehearsal/compare.ts';
import { namedPolicy, POLICY_NAMES } from '@turno25/queue-server/rehearsal/namedPolicy.ts';
import { rehearse } from '@turno25/queue-server/rehearsal/rehearse.ts';
import { readTrace } from '@turno25/queue-server/rehearsal/trace.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { Trace } from '@turno25/shared/rehearsal/recorded/trace.ts';
import Database from 'better-sqlite3';
import { durations, type Measured, measured, quantile } from './measure.ts';

const BANK = new URL('../fixtures/bank/', import.meta.url).pathname;
const SEED = 25;
/** What a day through the real engine, and every rule on ten days, may take. */
const DAY_MS = 1000;
const COMPARISON_MS = 15_000;
/** Events that one person of a rehearsed day leaves in the ledger, about, and the bytes of one. */
const EVENTS_EACH = 4;
const EVENT_BYTES = 700;

/** A day through the engine and a ledger in memory, and every rule on ten days without them. */
export async function rehearsalBench(): Promise<Measured[]> {
  const traces = readdirSync(BANK)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map(bankDay);
  const day = must(traces.at(-1), 'there are recorded days');
  const policies = POLICY_NAMES.map((name) => must(namedPolicy(name), `rule ${name} is known`));
  const { policy, params } = must(policies[0], 'there are rules');
  const setting = { name: policy.name, version: policy.version, params };

  const rows = await durations(3, () => bareLedger(day.tickets.length * EVENTS_EACH));
  const played = await durations(3, () => rehearse(day, { policy: setting, db: null, seed: SEED }));
  const calendars = await durations(3, () => {
    for (let rule = 0; rule < policies.length; rule += 1) for (const each of traces) bareCalendar(each);
  });
  const compared = await durations(1, () => compare(traces, policies, { seed: SEED }));
  return [
    measured(
      `day of ${day.tickets.length} tickets through the engine`,
      quantile(played, 0.5),
      'ms',
      quantile(rows, 0.5),
      'as many rows hashed and inserted in memory',
      DAY_MS,
    ),
    measured(
      `${policies.length} rules on ${traces.length} days in memory`,
      quantile(compared, 0.5),
      'ms',
      quantile(calendars, 0.5),
      'their arrivals and ends put in order',
      COMPARISON_MS,
    ),
  ];
}

function bankDay(name: string): Trace {
  const trace = readTrace(join(BANK, name));
  if (!trace.ok) throw new Error(trace.error);
  return trace.value;
}

/** So many hashed rows in a table in memory, each in a transaction of its own. */
function bareLedger(rows: number): void {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, payload BLOB, hash BLOB)');
  const insert = db.prepare('INSERT INTO row (payload, hash) VALUES (?, ?)');
  const append = db.transaction((payload: Buffer) =>
    insert.run(payload, createHash('sha256').update(payload).digest()),
  );
  const payload = Buffer.alloc(EVENT_BYTES, 7);
  for (let row = 0; row < rows; row += 1) append.immediate(payload);
  db.close();
}

/** What any simulation of a day must do at least: everybody's arrival and end in the order of their instants. */
function bareCalendar({ tickets }: Trace): number {
  return Float64Array.from(tickets.flatMap(({ t, dur }) => [t, t + dur])).sort().length;
}
