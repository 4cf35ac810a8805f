import { speakOfIssues } from '@turno25/shared/http/issueWords.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { analysts } from './analysts.ts';
import { enrol } from './enrol.ts';
import { lake } from './lake.ts';
import { asked, type Values } from './options.ts';
import { pull } from './pull.ts';
import { fail, tell } from './say.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

const USAGE = `npm run central -- serve [--data FOLDER] [--host ADDRESS] [--port PORT] [--every MINUTES] [--tls-cert FILE --tls-key FILE] [--proxy-hops N] [--allow-host NAME]...
                          [--postgres FILE] [--oidc FILE [--oidc-secret FILE]]
npm run central -- enrol --id ID --name NAME --comuna CUT --key PUBLIC.pem [--mobile] [--address URL --login LOGIN --secret-file FILE] [--data FOLDER]
npm run central -- pull [--data FOLDER] [--at-once N] [--json]
npm run central -- verify [--data FOLDER] [--branch ID] [--json]
npm run central -- analysts --from DATE --to DATE --out FILE [--data FOLDER]
npm run central -- lake [--out FOLDER] [--whole] [--postgres FILE] [--data FOLDER]

  serve   the page of the country, what branches deliver by themselves, and asking the others
  enrol   a branch by the public key that somebody read there (seal.pub.pem of its data folder)
  pull    asks every branch once for what is lacking, and ends
  --postgres  file with the address of the database in which the warehouse lies; without it, DuckDB in the data folder
  --oidc      file with the provider by which people sign in (docs/central.md)

  verify  proves again, from the first event, everything that is held
  analysts  a DuckDB file of some dates to take along, without what tells of one person; while the centre does not run
  lake    Parquet by quarter and region for Spark, Trino, ClickHouse or DuckDB (docs/warehouse.md); --whole makes again what has not changed too

Without a word: a demonstration. Data lies in data/central unless --data says otherwise.`;

const COMMANDS: Readonly<Record<string, (said: Values) => Promise<void>>> = {
  serve,
  enrol,
  pull,
  verify,
  analysts,
  lake,
};

speakOfIssues();

const said = asked(process.argv.slice(2));
if (!said.ok) fail(`${say('centre.start.noOption', { option: said.error })}\n\n${USAGE}`);
else {
  const { values, positionals } = said.value;
  const [command = ''] = positionals;
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (values.help) tell(USAGE);
  else if (run === undefined) fail(USAGE);
  else await run(values).catch(fileTrouble);
}

/** A file or folder that is not there, or not ours, is trouble of whoever named it; all else is a defect and crashes. */
function fileTrouble(error: unknown): void {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || syscall === undefined) throw error;
  fail(say('centre.start.file', { file: path, why: code }));
}
