import type { CatalogueDb } from './catalogueFile.ts';
import { type CategoryRule, type Measured, USUAL_RULE } from './categories.ts';

const NOTHING: Measured = { density: null, attentions: null, comunas: null, rurality: null };

/** The rule by which categories are computed, and what was measured of each branch. */
export class CategoryBook {
  readonly #db: CatalogueDb;

  constructor(db: CatalogueDb) {
    this.#db = db;
  }

  rule(): CategoryRule {
    const kept = this.#db.prepare('SELECT rule FROM category_rule').pluck().get() as string | undefined;
    return kept === undefined ? USUAL_RULE : JSON.parse(kept);
  }

  setRule(rule: CategoryRule): void {
    this.#db.prepare('INSERT OR REPLACE INTO category_rule VALUES (1, ?)').run(JSON.stringify(rule));
  }

  measured(branchId: string): Measured {
    const kept = this.#db.prepare('SELECT measured FROM category_values WHERE branch_id = ?').pluck().get(branchId);
    return kept === undefined ? NOTHING : JSON.parse(kept as string);
  }

  setMeasured(branchId: string, measured: Measured): void {
    this.#db.prepare('INSERT OR REPLACE INTO category_values VALUES (?, ?)').run(branchId, JSON.stringify(measured));
  }
}
