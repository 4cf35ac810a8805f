import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { analystDoorSql } from '../warehouse/analysts/postgresDoor.ts';
import { writeTakenFile } from '../warehouse/analysts/takenFile.ts';
import { openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import { openPostgres } from '../warehouse/postgres/postgres.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What analysts may have. In PostgreSQL: their views and their role, made again whenever the warehouse was made anew. Of
 * DuckDB: a file of some dates to take along, written while the centre does not run, since one process alone opens it.
 */
export async function analysts({ data, postgres, from = '', to = '', out }: Values): Promise<void> {
  if (postgres !== undefined) {
    const warehouse = await openPostgres(readFileSync(postgres, 'utf8').trim());
    await warehouse.migrate();
    await warehouse.run(analystDoorSql());
    await warehouse.close();
    return tell(say('centre.analysts.door'));
  }
  if (out === undefined || !DATE.test(from) || !DATE.test(to)) return fail(say('centre.analysts.dates'));
  const folder = resolve(data);
  if (!existsSync(join(folder, 'warehouse.duckdb'))) return fail(say('centre.analysts.nothing', { folder }));
  const warehouse = await openDuckDb(folder).catch(() => null);
  if (warehouse === null) return fail(say('centre.start.held', { folder }));
  await warehouse.migrate();
  await writeTakenFile(warehouse, resolve(out), { from, to });
  await warehouse.close();
  tell(say('centre.analysts.file', { file: resolve(out) }));
}
