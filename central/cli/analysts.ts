import { resolve } from 'node:path';
import { businessDate } from '@turno25/shared/contracts/primitives.ts';
import { privateFile } from '@turno25/shared/files/privateFiles.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { writeTakenFile } from '../warehouse/analysts/takenFile.ts';
import { openInFolder } from './openWarehouse.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

/**
 * What analysts may have of some dates, in a file of DuckDB to take along. Written while the centre does not run, since one
 * process alone opens the warehouse; in PostgreSQL analysts have views instead.
 */
export async function analysts({ data, from = '', to = '', out }: Values): Promise<void> {
  if (out === undefined || !businessDate.safeParse(from).success || !businessDate.safeParse(to).success)
    return fail(say('centre.analysts.dates'));
  const folder = resolve(data);
  const opened = await openInFolder(folder);
  if (!opened.ok) return fail(opened.error);
  const warehouse = opened.value;
  const file = resolve(out);
  await writeTakenFile(warehouse, file, { from, to });
  await warehouse.close();
  privateFile(file);
  tell(say('centre.analysts.file', { file }));
}
