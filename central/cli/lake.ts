import { join, resolve } from 'node:path';
import { say } from '@turno25/shared/i18n/messages.ts';
import { writeLake } from '../lake/writeLake.ts';
import { openExisting } from './openWarehouse.ts';
import type { Values } from './options.ts';
import { fail, tell } from './say.ts';

/** Brings the lake of Parquet to what the warehouse has. Of DuckDB while the centre does not run: one process alone opens it. */
export async function lake({ data, postgres, out, whole }: Values): Promise<void> {
  const folder = resolve(data);
  const opened = await openExisting(folder, postgres);
  if (!opened.ok) return fail(opened.error);
  const warehouse = opened.value;
  const to = resolve(out ?? join(folder, 'lake'));
  const { files, written, removed } = await writeLake(warehouse, to, { whole });
  await warehouse.close();
  tell(say('centre.lake.written', { files, written, removed, folder: to }));
}
