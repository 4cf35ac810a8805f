import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { writeTakenFile } from '../warehouse/analysts/takenFile.ts';
import { openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What analysts may have of some dates, in a file of DuckDB to take along. Written while the centre does not run, since one
 * process alone opens the warehouse; in PostgreSQL analysts have views instead.
 */
export async function analysts({ data, from = '', to = '', out }: Values): Promise<void> {
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
