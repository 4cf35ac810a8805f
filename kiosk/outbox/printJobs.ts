import { type TicketPaper, ticketPaper } from '@turno25/shared/contracts/paper.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { z } from 'zod';
import type { Db } from './database.ts';

export type PrintJob = { readonly id: number; readonly visitId: string; readonly paper: TicketPaper };
export type PrintState = 'waiting' | 'printing' | 'printed' | 'failed';

/**
 * `first`: nobody has such a paper. `copy`: somebody has, or had. `recalled`: it came to light after a crash, so somebody
 * may have one, and its number is on no screen. All but the first say "copia".
 */
export type PaperOrigin = 'first' | 'copy' | 'recalled';

const printRow = z.object({
  id: z.int(),
  visitId: z.string(),
  paper: z.string(),
  state: z.enum(['waiting', 'printing', 'printed', 'failed']),
  tries: z.int(),
  maybeOut: z.int(),
  wasOut: z.int(),
  unseen: z.int(),
});
export type PrintRow = z.infer<typeof printRow>;

/** One paper per visit. Every verb is to be called within the transaction that it belongs to. */
export class PrintJobs {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  add(visitId: string, paper: TicketPaper, origin: PaperOrigin): void {
    this.#db
      .prepare("INSERT INTO printJobs (visitId, paper, state, maybeOut, unseen) VALUES (?, ?, 'waiting', ?, ?)")
      .run(visitId, JSON.stringify(paper), origin === 'first' ? 0 : 1, origin === 'recalled' ? 1 : 0);
  }

  /** Its number is on a screen now. */
  seen(visitId: string): void {
    this.#db.prepare('UPDATE printJobs SET unseen = 0 WHERE visitId = ?').run(visitId);
  }

  /** The oldest that waits, marked as begun: from here on a crash makes the next one a copy. */
  begin(): PrintJob | null {
    const row = this.#find("state = 'waiting' ORDER BY id LIMIT 1");
    if (row === null) return null;
    this.#db
      .prepare(
        "UPDATE printJobs SET state = 'printing', tries = tries + 1, wasOut = maybeOut, maybeOut = 1 WHERE id = ?",
      )
      .run(row.id);
    const paper = ticketPaper.parse(JSON.parse(row.paper));
    return { id: row.id, visitId: row.visitId, paper: { ...paper, copy: row.maybeOut === 1 } };
  }

  cameOut(jobId: number): PrintRow {
    this.#db.prepare("UPDATE printJobs SET state = 'printed' WHERE id = ? AND state = 'printing'").run(jobId);
    return this.#job(jobId);
  }

  failed(jobId: number, mayBeOut: boolean): PrintRow {
    this.#db
      .prepare("UPDATE printJobs SET state = 'failed', maybeOut = CASE WHEN ? THEN 1 ELSE wasOut END WHERE id = ?")
      .run(mayBeOut ? 1 : 0, jobId);
    return this.#job(jobId);
  }

  /** Back in line, as somebody asked who sees its number; false when there is none, or it is coming out now. */
  again(visitId: string): boolean {
    const { changes } = this.#db
      .prepare("UPDATE printJobs SET state = 'waiting', unseen = 0 WHERE visitId = ? AND state <> 'printing'")
      .run(visitId);
    return changes === 1;
  }

  /** Back in line with other words, as a copy. */
  rewrite(visitId: string, paper: TicketPaper): void {
    this.#db
      .prepare("UPDATE printJobs SET paper = ?, state = 'waiting', maybeOut = 1, unseen = 0 WHERE visitId = ?")
      .run(JSON.stringify(paper), visitId);
  }

  /** After a start: what was coming out is printed again, and no screen shows what still waits. */
  recover(): void {
    this.#db.prepare("UPDATE printJobs SET state = 'waiting', unseen = 1 WHERE state IN ('waiting', 'printing')").run();
  }

  of(visitId: string): PrintRow | null {
    return this.#find('visitId = ?', visitId);
  }

  paperOf(visitId: string): TicketPaper | null {
    const row = this.of(visitId);
    return row === null ? null : ticketPaper.parse(JSON.parse(row.paper));
  }

  #job(id: number): PrintRow {
    return must(this.#find('id = ?', id), 'a paper that was begun has a job');
  }

  #find(where: string, ...values: (string | number)[]): PrintRow | null {
    const row = this.#db.prepare(`SELECT * FROM printJobs WHERE ${where}`).get(...values);
    return row === undefined ? null : printRow.parse(row);
  }
}
