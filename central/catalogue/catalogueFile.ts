import { join } from 'node:path';
import { openSqliteFile, type SqliteDb } from '../files/sqliteFile.ts';

export type CatalogueDb = SqliteDb;

/** What goes back to branches: what was published, for ever, and what is being prepared. */
const TABLES = [
  `
CREATE TABLE published (
  version INTEGER PRIMARY KEY,
  valid_from TEXT NOT NULL,
  -- The signed document, canonical.
  document TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER published_no_update BEFORE UPDATE ON published
BEGIN
  SELECT RAISE(ABORT, 'what was published stays');
END;
CREATE TRIGGER published_no_delete BEFORE DELETE ON published
BEGIN
  SELECT RAISE(ABORT, 'what was published stays');
END;

CREATE TABLE draft (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  based_on INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  content TEXT NOT NULL,
  -- Everybody who had a hand in it: none of them approves it.
  hands TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE category_rule (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE category_values (
  branch_id TEXT PRIMARY KEY,
  measured TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE brought (
  branch_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  refused INTEGER
) STRICT, WITHOUT ROWID;
`,
] as const;

/** Opens the catalogue in the centre's data folder, made on first use. Throws when a newer program wrote it. */
export function openCatalogueFile(folder: string): CatalogueDb {
  return openSqliteFile(join(folder, 'catalogue.db'), TABLES);
}
