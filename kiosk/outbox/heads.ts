import { type SignedHead, signedHead } from '@turno25/shared/evidence/head.ts';
import { withHead } from '@turno25/shared/evidence/keptHeads.ts';
import { z } from 'zod';
import type { Db } from './database.ts';

const kept = z.array(signedHead);

/** Ends of the branch's ledger as this kiosk saw them: whoever rewrites the ledger meets them again when it connects. */
export class KeptHeads {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(): readonly SignedHead[] {
    const text = this.#db.prepare('SELECT heads FROM witness').pluck().get() as string | undefined;
    return text === undefined ? [] : kept.parse(JSON.parse(text));
  }

  /** Those of one branch's ledger: another branch is shown none of them. */
  of(ledgerId: string): readonly SignedHead[] {
    return this.list().filter((head) => head.ledgerId === ledgerId);
  }

  keep(head: SignedHead): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO witness (id, heads) VALUES (1, ?)')
      .run(JSON.stringify(withHead(this.list(), head)));
  }
}
