import type { NewId } from '@turno25/shared/time/ids.ts';
import type { Db } from './database.ts';
import type { Effect } from './effect.ts';

/** The ledger's epoch: made with the file, so a client that knew another file asks for everything anew. */
export function ledgerEpoch(db: Db, newId: NewId): string {
  db.prepare("INSERT OR IGNORE INTO meta (name, value) VALUES ('epoch', ?)").run(newId());
  return (db.prepare("SELECT value FROM meta WHERE name = 'epoch'").get() as { value: string }).value;
}

/** Begins another epoch beside the event that says so. */
export function beginningEpoch(db: Db, epoch: string): Effect {
  return {
    name: 'beginEpoch',
    perform: () => {
      db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('epoch', ?)").run(epoch);
      return null;
    },
  };
}
