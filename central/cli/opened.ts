import { resolve } from 'node:path';
import { serverLog } from '@turno25/shared/http/log.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import type { Centre } from '../centre.ts';
import { openCentre } from '../openCentre.ts';
import { openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import { fail } from './say.ts';

/** Threads that prove evidence: as many as a laptop has to spare. */
const THREADS = 2;

/** The centre of a data folder for one command; null where another process holds it, which was said. */
export async function opened(
  { data }: { readonly data: string },
  { atOnce = 8, everyMs = 300_000 }: { readonly atOnce?: number; readonly everyMs?: number } = {},
): Promise<Centre | null> {
  const folder = resolve(data);
  const log = serverLog('warn');
  const centre = await openCentre({
    folder,
    warehouse: openDuckDb,
    sources: systemSources,
    threads: THREADS,
    atOnce,
    everyMs,
    centreKey: null,
    failed: (branchId, error) =>
      log.error({ branchId, err: error }, 'the figures of a branch could not be brought up to date'),
  });
  if (centre.ok) return centre.value;
  fail(say('centre.start.held', { folder }));
  return null;
}
