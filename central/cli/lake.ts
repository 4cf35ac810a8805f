import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { writeLake } from '../lake/writeLake.ts';
import { openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import { openPostgres } from '../warehouse/postgres/postgres.ts';
import { readUrl } from './opened.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

/** Brings the lake of Parquet to what the warehouse has. Of DuckDB while the centre does not run: one process alone opens it. */
export async function lake({ data, postgres, out }: Values): Promise<void> {
  const folder = resolve(data);
  if (postgres === undefined && !existsSync(join(folder, 'warehouse.duckdb')))
    return fail(say('centre.analysts.nothing', { folder }));
  const opening = postgres === undefined ? openDuckDb(folder) : openPostgres(readUrl(postgres));
  const warehouse = await opening.catch(() => null);
  if (warehouse === null) return fail(say('centre.start.held', { folder }));
  await warehouse.migrate();
  const to = resolve(out ?? join(folder, 'lake'));
  const { files, written, removed } = await writeLake(warehouse, to);
  await warehouse.close();
  tell(say('centre.lake.written', { files, written, removed, folder: to }));
}
