import { join } from 'node:path';
import { privateFile, privateFolder } from '@turno25/shared/files/privateFiles.ts';
import Database from 'better-sqlite3';
import { REGISTRY_TABLES, REGISTRY_VERSION } from './registryTables.ts';

export type RegistryDb = Database.Database;

/** Opens the centre's register in its data folder, made on first use. Throws when a newer program wrote it. */
export function openRegistry(folder: string): RegistryDb {
  privateFolder(folder);
  const file = join(folder, 'central.db');
  privateFile(file);
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > REGISTRY_VERSION) throw new Error(`${file} was written by a newer program`);
  if (version === 0)
    db.transaction(() => {
      db.exec(REGISTRY_TABLES);
      db.pragma(`user_version = ${REGISTRY_VERSION}`);
    }).immediate();
  return db;
}
