import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { serverLog } from '@turno25/shared/http/log.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import type { CentreSignIn } from '../access/signIn.ts';
import type { Centre } from '../centre.ts';
import { openCentre } from '../openCentre.ts';
import { openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import { openPostgres } from '../warehouse/postgres/postgres.ts';
import type { Values } from './options.ts';
import { fail } from './say.ts';

/** Threads that prove evidence: as many as a laptop has to spare. */
const THREADS = 2;

type How = { readonly atOnce?: number; readonly everyMs?: number; readonly signIn?: CentreSignIn | null };

/** The centre of a data folder for one command; null where another process holds it, which was said. */
export async function opened(
  { data, postgres }: Pick<Values, 'data' | 'postgres'>,
  { atOnce = 8, everyMs = 300_000, signIn = null }: How = {},
): Promise<Centre | null> {
  const folder = resolve(data);
  const log = serverLog('warn');
  const centre = await openCentre({
    folder,
    warehouse: postgres === undefined ? openDuckDb : () => openPostgres(readUrl(postgres)),
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
  fail(say('centre.start.held', { folder }));
  return null;
}

/** The address of a database lies in a file: its secret is in no list of processes. */
export function readUrl(file: string): string {
  return readFileSync(file, 'utf8').trim();
}
