import { type TicketPaper, ticketPaper } from '@turno25/shared/contracts/paper.ts';
import { isoInstant } from '@turno25/shared/domain/calendar.ts';
import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import { must, type Result } from '@turno25/shared/domain/result.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import { z } from 'zod';
import { Blocks, type BlockTrouble } from './blocks.ts';
import type { Db } from './database.ts';
import { type Delivery, delivery as deliverySchema } from './serverLink.ts';

export type PrintTroubleWord = 'paperOut' | 'coverOpen' | 'offline' | 'unknown';

/** What a person asked for; the key was made when they touched the screen. */
export type TicketRequest = {
  readonly key: string;
  readonly series: string;
  readonly serviceId: string;
  readonly class: VisitClass;
  readonly language: string;
};
/** A ticket that the person has, or is about to. */
export type Issued = {
  readonly visitId: string;
  readonly source: 'server' | 'block';
  readonly series: string;
  readonly number: number;
  readonly issuedAt: Instant;
};
export type Tap = { readonly visitId: string; readonly issued: Issued | null };
export type PrintJob = { readonly id: number; readonly visitId: string; readonly paper: TicketPaper };
export type WaitingDelivery = { readonly seq: number; readonly deliveryKey: string; readonly body: Delivery };
export type OutboxState = {
  readonly undelivered: number;
  readonly refused: number;
  readonly unprinted: number;
  readonly oldestUndelivered: string | null;
};
export type OutboxOptions = { readonly clock: Clock; readonly newId: NewId };

const ticketRow = z.object({
  visitId: z.string(),
  key: z.string(),
  request: z.string(),
  businessDate: z.string(),
  state: z.enum(['asking', 'issued', 'abandoned']),
  source: z.enum(['server', 'block']).nullable(),
  series: z.string().nullable(),
  number: z.int().nullable(),
  issuedAt: z.int().nullable(),
  clockOffsetMs: z.int().nullable(),
});
type TicketRow = z.infer<typeof ticketRow>;
const requestRow = z.object({
  serviceId: z.string(),
  class: z.enum(['general', 'preferential']),
  language: z.string(),
});
const printRow = z.object({
  id: z.int(),
  visitId: z.string(),
  paper: z.string(),
  state: z.enum(['waiting', 'printing', 'printed', 'failed']),
  tries: z.int(),
  maybeOut: z.int(),
  wasOut: z.int(),
});
type PrintRow = z.infer<typeof printRow>;
const deliveryRow = z.object({
  seq: z.int(),
  deliveryKey: z.string(),
  kind: z.enum(['ticket', 'print', 'abandoned']),
  visitId: z.string(),
  body: z.string().nullable(),
});
type DeliveryRow = z.infer<typeof deliveryRow>;

/**
 * What the kiosk has promised and not yet told. Every step is one transaction, made before the paper or the request that
 * follows from it leaves: a power cut then finds either nothing promised or everything that was.
 */
export class Outbox {
  readonly blocks: Blocks;
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #newId: NewId;

  constructor(db: Db, { clock, newId }: OutboxOptions) {
    this.#db = db;
    this.#clock = clock;
    this.#newId = newId;
    this.blocks = new Blocks(db);
    this.#recover();
  }

  /** Remembers a tap before the server is asked. The same key again is the same tap, and has the same ticket. */
  begin(request: TicketRequest, businessDate: string): Tap {
    return this.#write(() => {
      const known = this.#ticketByKey(request.key);
      if (known !== null) {
        if (known.state === 'abandoned') this.#reopen(known.visitId);
        return { visitId: known.visitId, issued: known.state === 'issued' ? issuedOf(known) : null };
      }
      const visitId = this.#newId();
      const asked = { serviceId: request.serviceId, class: request.class, language: request.language };
      this.#db
        .prepare("INSERT INTO tickets (visitId, key, request, businessDate, state) VALUES (?, ?, ?, ?, 'asking')")
        .run(visitId, request.key, JSON.stringify(asked), businessDate);
      return { visitId, issued: null };
    });
  }

  /** The server's answer: ticket and print job together. */
  issuedByServer(visitId: string, series: string, number: number, issuedAt: Instant, paper: TicketPaper): Issued {
    return this.#write(() => {
      this.#issue(visitId, 'server', series, number, issuedAt);
      this.#addPrintJob(visitId, paper);
      return issuedOf(this.#ticket(visitId));
    });
  }

  /** No answer: a number from the block, the print job and the delivery together, or none of them. */
  issuedFromBlock(
    visitId: string,
    series: string,
    paperOf: (series: string, number: number, issuedAt: Instant) => TicketPaper,
  ): Result<Issued, BlockTrouble> {
    return this.#write(() => {
      const { businessDate } = this.#ticket(visitId);
      const taken = this.blocks.take(series, businessDate);
      if (!taken.ok) return taken;
      const issuedAt = this.#clock.now();
      this.#issue(visitId, 'block', series, taken.value, issuedAt);
      this.#addPrintJob(visitId, paperOf(series, taken.value, issuedAt));
      this.#addDelivery('ticket', visitId, `ticket.${visitId}`);
      return { ok: true, value: issuedOf(this.#ticket(visitId)) };
    });
  }

  /** Nobody will have this ticket. Told to the server when it may have heard the question. */
  giveUp(visitId: string, serverMayHaveIt: boolean): void {
    this.#write(() => this.#giveUp(visitId, serverMayHaveIt));
  }

  /** The next paper, marked as begun: from here on a crash makes the next one a copy. */
  beginPrint(): PrintJob | null {
    return this.#write(() => {
      const row = this.#printRow("state = 'waiting' ORDER BY id LIMIT 1");
      if (row === null) return null;
      this.#db
        .prepare(
          "UPDATE printJobs SET state = 'printing', tries = tries + 1, wasOut = maybeOut, maybeOut = 1 WHERE id = ?",
        )
        .run(row.id);
      const paper = ticketPaper.parse(JSON.parse(row.paper));
      return { id: row.id, visitId: row.visitId, paper: { ...paper, copy: row.maybeOut === 1 } };
    });
  }

  printed(jobId: number): void {
    this.#write(() => {
      this.#db.prepare("UPDATE printJobs SET state = 'printed' WHERE id = ? AND state = 'printing'").run(jobId);
      this.#tellPrint(jobId, null);
    });
  }

  /** It stays on screen; `printAgain` puts it back in line once the printer is mended. */
  printFailed(jobId: number, status: PrintTroubleWord, mayBeOut: boolean): void {
    this.#write(() => {
      this.#db
        .prepare("UPDATE printJobs SET state = 'failed', maybeOut = CASE WHEN ? THEN 1 ELSE wasOut END WHERE id = ?")
        .run(mayBeOut ? 1 : 0, jobId);
      this.#tellPrint(jobId, status);
    });
  }

  /** False when the kiosk has no such ticket. */
  printAgain(visitId: string): boolean {
    const asked = this.#db.prepare(
      "UPDATE printJobs SET state = 'waiting' WHERE visitId = ? AND state IN ('printed', 'failed', 'waiting')",
    );
    return this.#write(() => asked.run(visitId).changes === 1);
  }

  printState(visitId: string): PrintRow['state'] | null {
    return this.#printRow('visitId = ?', visitId)?.state ?? null;
  }

  /** The oldest that is not delivered, with the body that it will have for ever. */
  nextDelivery(): WaitingDelivery | null {
    return this.#write(() => {
      const found = this.#db.prepare("SELECT * FROM deliveries WHERE state = 'waiting' ORDER BY seq LIMIT 1").get();
      if (found === undefined) return null;
      const row = deliveryRow.parse(found);
      const body = row.body === null ? this.#seal(row) : deliverySchema.parse(JSON.parse(row.body));
      return { seq: row.seq, deliveryKey: row.deliveryKey, body };
    });
  }

  delivered(seq: number): void {
    this.#write(() => void this.#db.prepare("UPDATE deliveries SET state = 'delivered' WHERE seq = ?").run(seq));
  }

  /** Set aside, kept and counted, so that one that the server will never take does not hold up the rest. */
  refused(seq: number, code: string): void {
    const set = this.#db.prepare("UPDATE deliveries SET state = 'refused', refusal = ? WHERE seq = ?");
    this.#write(() => void set.run(code, seq));
  }

  get clockOffsetMs(): Millis | null {
    const row = this.#db.prepare<[], { value: number }>("SELECT value FROM facts WHERE name = 'clockOffsetMs'").get();
    return row?.value ?? null;
  }

  measuredClockOffset(offset: Millis): void {
    const set = this.#db.prepare('INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');
    this.#write(() => void set.run('clockOffsetMs', Math.round(offset)));
  }

  state(): OutboxState {
    const count = (sql: string): number => must(this.#db.prepare<[], { n: number }>(sql).get(), 'a count has a row').n;
    const oldest = this.#db
      .prepare<[], { visitId: string }>("SELECT visitId FROM deliveries WHERE state = 'waiting' ORDER BY seq LIMIT 1")
      .get();
    return {
      undelivered: count("SELECT count(*) AS n FROM deliveries WHERE state = 'waiting'"),
      refused: count("SELECT count(*) AS n FROM deliveries WHERE state = 'refused'"),
      unprinted: count("SELECT count(*) AS n FROM printJobs WHERE state <> 'printed'"),
      oldestUndelivered: oldest?.visitId ?? null,
    };
  }

  /** Forgets days that are over and told. What is not delivered, or was refused, stays whatever its date. */
  forgetBefore(businessDate: string): void {
    this.#write(() => {
      const done = `SELECT visitId FROM tickets WHERE businessDate < ? AND visitId NOT IN
        (SELECT visitId FROM deliveries WHERE state <> 'delivered')`;
      for (const table of ['printJobs', 'deliveries', 'tickets']) {
        this.#db.prepare(`DELETE FROM ${table} WHERE visitId IN (${done})`).run(businessDate);
      }
      this.#db.prepare('DELETE FROM blocks WHERE businessDate < ?').run(businessDate);
    });
  }

  /** After a start: papers that were coming out are printed again, and questions that were never answered are given up. */
  #recover(): void {
    this.#write(() => {
      this.#db.prepare("UPDATE printJobs SET state = 'waiting' WHERE state = 'printing'").run();
      const asking = this.#db
        .prepare<[], { visitId: string }>("SELECT visitId FROM tickets WHERE state = 'asking'")
        .all();
      for (const { visitId } of asking) this.#giveUp(visitId, true);
    });
  }

  /** The person tries again with the same tap: what was not told yet need not be told. */
  #reopen(visitId: string): void {
    this.#db.prepare("UPDATE tickets SET state = 'asking' WHERE visitId = ?").run(visitId);
    this.#db.prepare("DELETE FROM deliveries WHERE visitId = ? AND kind = 'abandoned' AND body IS NULL").run(visitId);
  }

  #giveUp(visitId: string, serverMayHaveIt: boolean): void {
    this.#db.prepare("UPDATE tickets SET state = 'abandoned' WHERE visitId = ?").run(visitId);
    if (serverMayHaveIt) this.#addDelivery('abandoned', visitId, `abandoned.${visitId}`);
  }

  #issue(visitId: string, source: 'server' | 'block', series: string, number: number, issuedAt: Instant): void {
    const { changes } = this.#db
      .prepare(
        `UPDATE tickets SET state = 'issued', source = ?, series = ?, number = ?, issuedAt = ?, clockOffsetMs = ?
         WHERE visitId = ? AND state = 'asking'`,
      )
      .run(source, series, number, issuedAt, this.clockOffsetMs, visitId);
    if (changes !== 1) throw new Error(`visit ${visitId} is not waiting for a ticket`);
  }

  #addPrintJob(visitId: string, paper: TicketPaper): void {
    this.#db
      .prepare("INSERT INTO printJobs (visitId, paper, state) VALUES (?, ?, 'waiting')")
      .run(visitId, JSON.stringify(paper));
  }

  #addDelivery(kind: Delivery['kind'], visitId: string, deliveryKey: string, body: Delivery | null = null): void {
    this.#db
      .prepare('INSERT OR IGNORE INTO deliveries (kind, visitId, deliveryKey, body) VALUES (?, ?, ?, ?)')
      .run(kind, visitId, deliveryKey, body === null ? null : JSON.stringify(body));
  }

  /** A ticket whose delivery has not left yet says in it that its paper is out; everything else is told by itself. */
  #tellPrint(jobId: number, status: PrintTroubleWord | null): void {
    const job = must(this.#printRow('id = ?', jobId), 'a paper that was begun has a job');
    const unsent = this.#db.prepare("SELECT 1 FROM deliveries WHERE visitId = ? AND kind = 'ticket' AND body IS NULL");
    const copy = job.wasOut === 1;
    if (status === null && !copy && unsent.get(job.visitId) !== undefined) return;
    const body: Delivery = { kind: 'print', visitId: job.visitId, body: { status, copy } };
    this.#addDelivery('print', job.visitId, `print.${job.visitId}.${job.tries}`, body);
  }

  /** Fixes what is said, since the same key must always come with the same bytes. */
  #seal({ seq, kind, visitId }: DeliveryRow): Delivery {
    const body: Delivery = kind === 'ticket' ? this.#ticketBody(this.#ticket(visitId)) : { kind: 'abandoned', visitId };
    this.#db.prepare('UPDATE deliveries SET body = ? WHERE seq = ?').run(JSON.stringify(body), seq);
    return body;
  }

  #ticketBody(ticket: TicketRow): Delivery {
    const { visitId, series, number, issuedAt } = issuedOf(ticket);
    return {
      kind: 'ticket',
      body: {
        visitId,
        series,
        number,
        businessDate: ticket.businessDate,
        ...requestRow.parse(JSON.parse(ticket.request)),
        issuedAt: isoInstant(issuedAt),
        // Measured before the ticket if ever, since the clock may have been set right in between.
        clockOffsetMs: ticket.clockOffsetMs ?? this.clockOffsetMs ?? 0,
        printed: this.#printRow("visitId = ? AND state = 'printed' AND wasOut = 0", visitId) !== null,
      },
    };
  }

  #ticketByKey(key: string): TicketRow | null {
    const row = this.#db.prepare('SELECT * FROM tickets WHERE key = ?').get(key);
    return row === undefined ? null : ticketRow.parse(row);
  }

  #ticket(visitId: string): TicketRow {
    return ticketRow.parse(this.#db.prepare('SELECT * FROM tickets WHERE visitId = ?').get(visitId));
  }

  #printRow(where: string, ...values: (string | number)[]): PrintRow | null {
    const row = this.#db.prepare(`SELECT * FROM printJobs WHERE ${where}`).get(...values);
    return row === undefined ? null : printRow.parse(row);
  }

  #write<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }
}

function issuedOf({ visitId, source, series, number, issuedAt }: TicketRow): Issued {
  const claim = 'an issued ticket has its number';
  return {
    visitId,
    source: must(source, claim),
    series: must(series, claim),
    number: must(number, claim),
    issuedAt: must(issuedAt, claim),
  };
}
