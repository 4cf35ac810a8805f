import type { CatalogueDb } from './catalogueFile.ts';

type Kept = { readonly version: number; readonly refused: number | null };

/** Up to which version each branch that is asked was brought the national documents, and which it refused. */
export class BroughtBook {
  readonly #db: CatalogueDb;

  constructor(db: CatalogueDb) {
    this.#db = db;
  }

  upTo(branchId: string): number {
    return this.#of(branchId)?.version ?? 0;
  }

  /** The last one that it did not believe; null where it believed all. */
  refused(branchId: string): number | null {
    return this.#of(branchId)?.refused ?? null;
  }

  note(branchId: string, version: number, answer: 'taken' | 'refused'): void {
    const [taken, refused] = answer === 'taken' ? [version, null] : [this.upTo(branchId), version];
    this.#db.prepare('INSERT OR REPLACE INTO brought VALUES (?, ?, ?)').run(branchId, taken, refused);
  }

  #of(branchId: string): Kept | undefined {
    return this.#db.prepare('SELECT version, refused FROM brought WHERE branch_id = ?').get(branchId) as
      | Kept
      | undefined;
  }
}
