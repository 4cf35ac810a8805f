import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { type RestoreOrder, restore } from '../backup/restore.ts';
import { loadConfig, SEED_CONFIG } from '../configuration/load.ts';

const USAGE = `npm run -s restore -- (--backup FILE.db | --cut FILE.db | --rows FILE.ndjson) --keys FOLDER --to NEW_FOLDER [--mark FILE]

  --backup  a backup, whole or nothing
  --cut     a damaged ledger, up to its last good event; what comes after is listed in the report and left out
  --rows    the events as the centre keeps them (GET /api/v1/ledger)
  --keys    folder of vault.db and seal.key.pem
  --to      a new data folder: nothing is ever restored over something
  --mark    the mark that lies beside the old data folder (FOLDER.marca.json), for the numbers that were given last

Ends with 0 when the new folder can be served, 1 when nothing was restored, 2 when it was asked wrongly.`;

const { values } = parseArgs({
  options: {
    backup: { type: 'string' },
    cut: { type: 'string' },
    rows: { type: 'string' },
    keys: { type: 'string' },
    to: { type: 'string' },
    mark: { type: 'string' },
  },
});

const named = (['backup', 'cut', 'rows'] as const).flatMap((source) => {
  const from = values[source];
  return from === undefined ? [] : [{ source, from: resolve(from) }];
});
const [chosen] = named;
if (named.length !== 1 || chosen === undefined || values.keys === undefined || values.to === undefined) end(USAGE, 2);
const order: RestoreOrder = {
  ...chosen,
  keys: resolve(values.keys),
  to: resolve(values.to),
  mark: values.mark === undefined ? null : resolve(values.mark),
};
const config = loadConfig(SEED_CONFIG);
if (!config.ok) end(config.error, 1);
const restored = restore(order, systemSources, config.value);
if (!restored.ok) end(restored.error, 1);
const { cutSeq, leftOut, report } = restored.value;
console.log(`${order.to}: goes on after event ${cutSeq}, ${leftOut} left out. Signed report: ${report}`);

function end(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
