import { type TestOutcome, testOutcome } from '@turno25/shared/contracts/asks.ts';
import type { Db } from './database.ts';

/** The server asks for no test for longer than a few minutes: of more than these none is asked about again. */
const KEPT = 50;

/** Tests that this kiosk was asked for. A test is made once at most: unlike a ticket, nobody waits for a paper that was lost. */
export class AskedTests {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Marks a test as begun, before a byte leaves; what is known of it where it was begun before. */
  begin(testId: string): { readonly isNew: boolean; readonly outcome: TestOutcome } {
    const { changes } = this.#db.prepare('INSERT OR IGNORE INTO tests (testId) VALUES (?)').run(testId);
    this.#db.prepare('DELETE FROM tests WHERE seq <= (SELECT max(seq) FROM tests) - ?').run(KEPT);
    const outcome = this.#db.prepare('SELECT outcome FROM tests WHERE testId = ?').pluck().get(testId) ?? null;
    // The process before this one went down while it was being made.
    return { isNew: changes === 1, outcome: outcome === null ? 'unsure' : testOutcome.parse(outcome) };
  }

  became(testId: string, outcome: TestOutcome): void {
    this.#db.prepare('UPDATE tests SET outcome = ? WHERE testId = ?').run(outcome, testId);
  }
}
