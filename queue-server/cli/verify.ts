import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyDayFile } from '@turno25/shared/evidence/dayFile.ts';
import { readSealDigits } from '@turno25/shared/evidence/head.ts';
import { nodeCrypto } from '@turno25/shared/machine/nodeCrypto.ts';
import { openForReading } from '../ledger/database.ts';
import { keyFor } from '../verification/ownKey.ts';
import { type PaperAsked, withPaper } from '../verification/paper.ts';
import type { VerificationReport } from '../verification/report.ts';
import { verifyLedger } from '../verification/verifyLedger.ts';

const USAGE = `npm run -s verify -- --db FILE [--key PUBLIC.pem] [--centre-key PUBLIC.pem] [--expect-head HASH] [--expect-count N] [--paper DIGITS [--paper-at INSTANT]] [--json]
npm run -s verify -- --file EXPORTED_DAY.json [--key PUBLIC.pem] [--json]

  --paper     the digits after "Sello" on a ticket: whether the ledger contains what they say
  --paper-at  the date and time of that paper, ISO 8601 with its offset: whether it did so by then

Ends with 0 when all is good, 1 when something was changed, 2 when it was asked wrongly, 3 when the file could not be read.`;

const NOT_READ_HINT = 'On media that cannot be written, copy the file elsewhere and verify the copy.';
/** What SQLite says of a place that cannot be opened or written beside, which says nothing of the ledger in it. */
const NOT_READ = /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|BUSY|IOERR)/;

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    file: { type: 'string' },
    key: { type: 'string' },
    'centre-key': { type: 'string' },
    'expect-head': { type: 'string' },
    'expect-count': { type: 'string' },
    paper: { type: 'string' },
    'paper-at': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const target = values.db ?? values.file;
if (target === undefined) fail(USAGE);
for (const file of [target, values.key, values['centre-key']])
  if (file !== undefined && !existsSync(file)) fail(`there is no file ${file}`);

const paper = values.paper === undefined ? null : paperAsked(values.paper, values['paper-at']);

if (values.file !== undefined) {
  const trusted = values.key === undefined ? null : readFileSync(values.key, 'utf8');
  const report = verifyDayFile(nodeCrypto, readJson(values.file), trusted);
  const said = `day ${report.date}: ${report.events} events, ${report.seals} seals`;
  const good =
    trusted === null
      ? `${said}, all signed by the key ${report.keyId} that the file itself brings. Nobody has vouched for that key: give the branch's own with --key`
      : `${said}, all good`;
  const bad = `BAD: ${report.seq === null ? '' : `event ${report.seq} `}${report.detail}`;
  print({ ...report, key: trusted === null ? 'unknown' : 'trusted' }, report.ok ? good : bad);
} else {
  const report = verifyDatabase(target);
  print(
    report,
    report.ok
      ? `${report.events} events, ${report.seals.length} seals, all good; head ${report.head.hash}`
      : `BAD at event ${report.seq}: ${report.finding?.detail}`,
  );
}

/** What a paper says, as it was copied from it. */
function paperAsked(digits: string, at: string | undefined): PaperAsked {
  const read = readSealDigits(digits);
  if (read === null) fail(`"${digits}" are no digits of a paper, like 123456-7F3A90BC`);
  const instant = at === undefined ? null : Date.parse(at);
  if (Number.isNaN(instant)) fail(`"${at}" is no instant, like 2026-11-26T13:05-03:00`);
  return { ...read, at: instant };
}

/** A file that SQLite finds damaged is a finding too, not a crash; one that it could not read is neither good nor bad. */
function verifyDatabase(file: string): VerificationReport {
  const expected = {
    ...keyFor(file, values.key ?? null),
    ...(values['centre-key'] === undefined ? {} : { centreKey: readFileSync(values['centre-key'], 'utf8') }),
    headHash: values['expect-head'] ?? null,
    count: values['expect-count'] === undefined ? null : Number(values['expect-count']),
  };
  try {
    const db = openForReading(file);
    try {
      const report = verifyLedger(db, expected);
      return report.ok && paper !== null ? withPaper(db, report, paper) : report;
    } finally {
      db.close();
    }
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (NOT_READ.test(code ?? '')) fail(`${file} could not be read: ${(error as Error).message}. ${NOT_READ_HINT}`, 3);
    const finding = { seq: 0, code: 'unreadable', detail: (error as Error).message } as const;
    return {
      ok: false,
      seq: 0,
      finding,
      events: 0,
      head: { seq: 0, hash: '' },
      seals: [],
      key: expected.keySource,
      warnings: [],
    };
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

type Said = {
  readonly ok: boolean;
  readonly warnings?: readonly string[];
  readonly key: VerificationReport['key'] | 'unknown';
};

function print(report: Said, sentence: string): void {
  console.log(values.json ? JSON.stringify(report) : [sentence, ...(report.warnings ?? [])].join('\n'));
  process.exitCode = report.ok ? 0 : 1;
}

function fail(message: string, code = 2): never {
  console.error(message);
  process.exit(code);
}
