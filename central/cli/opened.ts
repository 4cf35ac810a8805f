import { resolve } from 'node:path';
import { privateFolder } from '@turno25/shared/files/privateFiles.ts';
import { serverLog } from '@turno25/shared/http/log.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import type { CentreSignIn } from '../access/signIn.ts';
import type { Centre } from '../centre.ts';
import { openCentre } from '../openCentre.ts';
import { warehouseFor } from './openWarehouse.ts';
import type { Values } from './options.ts';
import { fail } from './say.ts';

/** Threads that prove evidence: as many as a laptop has to spare. */
const THREADS = 2;

type How = { readonly atOnce?: number; readonly everyMs?: number; readonly signIn?: CentreSignIn | null };

/** The centre of a data folder for one command; null where it cannot be opened, which was said. */
export async function opened(
  { data, postgres }: Pick<Values, 'data' | 'postgres'>,
  { atOnce = 8, everyMs = 300_000, signIn = null }: How = {},
): Promise<Centre | null> {
  const folder = resolve(data);
  const log = serverLog('warn');
  const open = warehouseFor(postgres);
  if (!open.ok) return failed(open.error);
  privateFolder(folder);
  const warehouse = await open.value(folder);
  if (!warehouse.ok) return failed(warehouse.error);
  const centre = await openCentre({
    folder,
    warehouse: () => Promise.resolve(warehouse.value),
    signIn,
    sources: systemSources,
    threads: THREADS,
    atOnce,
    everyMs,
    centreKey: null,
    failed: (branchId, error) =>
      log.error({ branchId, err: error }, 'the figures of a branch could not be brought up to date'),
  });
  if (centre.ok) return centre.value;
  await warehouse.value.close();
  return failed(say('centre.start.held', { folder }));
}

function failed(why: string): null {
  fail(why);
  return null;
}
