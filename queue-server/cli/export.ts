import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { presentFigures } from '@turno25/shared/figures/present.ts';
import { randomBytes } from '@turno25/shared/time/random.ts';
import { CSV_TABLES, type CsvTable, dayCsv, readDay } from '../exports/day.ts';
import { dayFileOf, fileDigest } from '../exports/evidence.ts';
import { BranchKey } from '../ledger/branchKey.ts';
import { openForReading } from '../ledger/database.ts';
import { Ledger } from '../ledger/ledger.ts';
import { signingKeyOf } from '../verification/whatItWasMadeWith.ts';

const FORMATS = ['evidence', 'json', 'csv'];
const USAGE = `npm run -s export -- --db FILE --date YYYY-MM-DD --out FILE [--format ${FORMATS.join('|')}] [--table ${CSV_TABLES.join('|')}]

  evidence  one signed file of the day: events, seals, figures (the default); check it with npm run -s verify -- --file
  json      the day's figures
  csv       a table for a spreadsheet: --table figures (the default), visits or dictionary`;

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    date: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'evidence' },
    table: { type: 'string', default: 'figures' },
  },
});

if (values.db === undefined || values.date === undefined || values.out === undefined) fail(USAGE);
if (!FORMATS.includes(values.format)) fail(`there is no format ${values.format}; there are: ${FORMATS.join(', ')}`);
const table = CSV_TABLES.find((name) => name === values.table);
if (table === undefined) fail(`there is no table ${values.table}; there are: ${CSV_TABLES.join(', ')}`);
if (!existsSync(values.db)) fail(`there is no file ${values.db}`);

const db = openForReading(values.db);
const ledger = new Ledger(db);
const bytes = Buffer.from(exported(values.db, values.date, table), 'utf8');
db.close();
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${bytes.length} bytes, SHA-256 ${fileDigest(bytes)}`);

function exported(file: string, date: string, csvTable: CsvTable): string {
  const day = readDay(ledger, date, null);
  if (day === null) fail(`the branch did not open on ${date}`);
  const config = configInForce();
  if (values.format === 'json') return `${JSON.stringify(presentFigures(day.figures), null, 2)}\n`;
  if (values.format === 'csv') return dayCsv(day, csvTable, config, 'all');
  return `${JSON.stringify(dayFileOf(ledger, date, config.branch.id, keyOf(file)))}\n`;
}

/** The last configuration that the ledger holds: names of services for the tables. */
function configInForce(): BranchConfig {
  let config: BranchConfig | null = null;
  for (const event of ledger.events()) if (event.type === 'configPublished') config = event.payload.config;
  if (config === null) fail('the ledger has no configuration');
  return config;
}

function keyOf(file: string): BranchKey {
  const folder = existsSync(`${file}.keys`) ? `${file}.keys` : dirname(file);
  if (!existsSync(join(folder, 'seal.key.pem')))
    fail(`the branch's key is not in ${folder}: evidence cannot be signed without it`);
  try {
    return BranchKey.inFolder(folder, randomBytes, signingKeyOf(db));
  } catch (error) {
    return fail((error as Error).message);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
