import { z } from 'zod';
import type { Db } from './database.ts';

/** Which ledger an outbox belongs to, and the digest of the credential under which that ledger was last met. */
export type Belongs = { readonly ledgerId: string; readonly door: string };

/** What is of one branch alone, in an order in which it can be written back; heads name their ledger themselves. */
const TABLES = ['blocks', 'passes', 'tickets', 'printJobs', 'deliveries'] as const;
const value = z.union([z.string(), z.number(), z.null()]);
const held = z.record(z.enum(TABLES), z.array(z.record(z.string(), value)));

/**
 * Numbers, codes and tickets are worth something in the branch that granted them and nowhere else. What is still owed to one
 * branch keeps the outbox from serving another.
 */
export class Belonging {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Null for an outbox that never met a server. One that is older than this knows its branch by the newest head it kept. */
  get(): Belongs | null {
    const row = this.#db.prepare('SELECT ledgerId, door FROM belonging').get() as Belongs | undefined;
    if (row !== undefined) return row;
    const ledgerId = this.#db.prepare("SELECT heads ->> '$[0].ledgerId' FROM witness").pluck().get();
    return typeof ledgerId === 'string' ? { ledgerId, door: '' } : null;
  }

  /** Whatever a server has not heard and acknowledged: parcels that wait or were refused, and taps without an answer. */
  owed(): number {
    const owed = `SELECT (SELECT count(*) FROM deliveries WHERE state <> 'delivered')
      + (SELECT count(*) FROM tickets WHERE state = 'asking')`;
    return Number(this.#db.prepare(owed).pluck().get());
  }

  /**
   * A server shows which ledger it has. The outbox's own is taken; another's once nothing is owed to the present one, whose
   * things are then kept apart, and come back should the kiosk. False: it is another's, and something is owed.
   */
  meet({ ledgerId, door }: Belongs): boolean {
    return this.#db
      .transaction(() => {
        const own = this.get();
        if (own !== null && own.ledgerId !== ledgerId) {
          if (this.owed() > 0) return false;
          this.#setApart(own.ledgerId);
          this.#bringBack(ledgerId);
        } else if (own !== null && own.door !== '' && own.door !== door) {
          // Registered anew: what is left of its numbers is another registration's. Numbers of its own are granted.
          this.#db.exec('UPDATE blocks SET next = last + 1');
        }
        this.#db.prepare('INSERT OR REPLACE INTO belonging (id, ledgerId, door) VALUES (1, ?, ?)').run(ledgerId, door);
        return true;
      })
      .immediate();
  }

  #setApart(ledgerId: string): void {
    const all = Object.fromEntries(TABLES.map((table) => [table, this.#db.prepare(`SELECT * FROM ${table}`).all()]));
    this.#db
      .prepare('INSERT OR REPLACE INTO apart (ledgerId, held) VALUES (?, ?)')
      .run(ledgerId, JSON.stringify(held.parse(all)));
    for (const table of [...TABLES].reverse()) this.#db.exec(`DELETE FROM ${table}`);
    // Measured against that branch's clock.
    this.#db.exec("DELETE FROM facts WHERE name = 'clockOffsetMs'");
  }

  #bringBack(ledgerId: string): void {
    const text = this.#db.prepare('SELECT held FROM apart WHERE ledgerId = ?').pluck().get(ledgerId);
    if (typeof text !== 'string') return;
    const kept = held.parse(JSON.parse(text));
    for (const table of TABLES) {
      for (const row of kept[table]) {
        const names = Object.keys(row);
        const marks = names.map(() => '?').join(', ');
        this.#db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(...Object.values(row));
      }
    }
    this.#db.prepare('DELETE FROM apart WHERE ledgerId = ?').run(ledgerId);
  }
}
