import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { readSecret } from '@turno25/shared/machine/secretFile.ts';
import { type DuckDbWarehouse, openDuckDb } from '../warehouse/duckdb/duckDb.ts';
import type { Warehouse } from '../warehouse/port.ts';
import { openPostgres } from '../warehouse/postgres/postgres.ts';

/**
 * How the warehouse that was asked for is opened: DuckDB in a data folder, or the database whose address lies in `postgres`,
 * a file that its owner alone reads. An error is a sentence for whoever sits at the machine.
 */
export function warehouseFor(
  postgres: string | undefined,
): Result<(folder: string) => Promise<Result<Warehouse, string>>, string> {
  const url = readSecret(postgres);
  if (!url.ok) return url;
  const { value } = url;
  return ok(value === null ? openEmbedded : () => openDatabase(value));
}

/** The same, of a folder in which there is one already. */
export async function openExisting(folder: string, postgres?: string): Promise<Result<Warehouse, string>> {
  if (postgres === undefined) return openInFolder(folder);
  const open = warehouseFor(postgres);
  return open.ok ? migrated(await open.value(folder)) : open;
}

/** The DuckDB that lies in a data folder. */
export async function openInFolder(folder: string): Promise<Result<DuckDbWarehouse, string>> {
  if (!existsSync(join(folder, 'warehouse.duckdb'))) return err(say('centre.analysts.nothing', { folder }));
  return migrated(await openEmbedded(folder));
}

async function migrated<W extends Warehouse>(opened: Result<W, string>): Promise<Result<W, string>> {
  if (opened.ok) await opened.value.migrate();
  return opened;
}

/** One process alone opens it. */
async function openEmbedded(folder: string): Promise<Result<DuckDbWarehouse, string>> {
  try {
    return ok(await openDuckDb(folder));
  } catch (error) {
    if (/lock/i.test((error as Error).message)) return err(say('centre.start.held', { folder }));
    throw error;
  }
}

async function openDatabase(url: string): Promise<Result<Warehouse, string>> {
  try {
    return ok(await openPostgres(url));
  } catch (error) {
    // Its message names host and user at most; the address with its secret is not said.
    return err(say('centre.start.noDatabase', { why: whyOf(error) }));
  }
}

function whyOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return message === '' ? (code ?? '') : message;
}
