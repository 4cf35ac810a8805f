import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { type TicketReceipt, ticketReceipt } from '@turno25/shared/evidence/receipt.ts';
import type { Db } from './database.ts';

/**
 * Tickets of this kiosk's that the branch acknowledged, each with the branch's signature: what a restored older copy of its
 * ledger may lack. The last days only: a backup is made each night.
 */
export class Receipts {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** To be called within the transaction that it belongs to. */
  keep(visitId: string, receipt: TicketReceipt): void {
    const { date, ledgerId, epoch } = receipt;
    this.#db
      .prepare(
        'INSERT OR IGNORE INTO receipts (visitId, businessDate, ledgerId, epoch, receipt) VALUES (?, ?, ?, ?, ?)',
      )
      .run(visitId, date, ledgerId, epoch, JSON.stringify(receipt));
  }

  /** Those of other copies of a ledger that this copy has not heard of yet, the oldest first. */
  unheard(ledgerId: string, epoch: string): readonly { readonly visitId: string; readonly receipt: TicketReceipt }[] {
    return this.#db
      .prepare<[string, string, string], { visitId: string; receipt: string }>(
        'SELECT visitId, receipt FROM receipts WHERE ledgerId = ? AND epoch <> ? AND settled <> ? ORDER BY rowid',
      )
      .all(ledgerId, epoch, epoch)
      .map(({ visitId, receipt }) => ({ visitId, receipt: ticketReceipt.parse(JSON.parse(receipt)) }));
  }

  settled(visitId: string, epoch: string): void {
    this.#db.prepare('UPDATE receipts SET settled = ? WHERE visitId = ?').run(epoch, visitId);
  }

  forgetBefore(date: BusinessDate): void {
    this.#db.prepare('DELETE FROM receipts WHERE businessDate < ?').run(date);
  }
}
