import { join } from 'node:path';
import { openSqliteFile, type SqliteDb } from '../files/sqliteFile.ts';
import { REGISTRY_TABLES } from './registryTables.ts';

export type RegistryDb = SqliteDb;

/** Opens the centre's register in its data folder, made on first use. Throws when a newer program wrote it. */
export function openRegistry(folder: string): RegistryDb {
  return openSqliteFile(join(folder, 'central.db'), REGISTRY_TABLES);
}
