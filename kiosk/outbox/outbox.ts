import type { TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { Refusal } from '@turno25/shared/contracts/ticketOffice.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { TicketCodes } from '@turno25/shared/contracts/trackLink.ts';
import { addDays, isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import { must, type Result } from '@turno25/shared/domain/result.ts';
import type { TicketReceipt } from '@turno25/shared/evidence/receipt.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { NewId } from '@turno25/shared/time/ids.ts';
import { AskedTests } from './askedTests.ts';
import { Belonging } from './belonging.ts';
import { Blocks } from './blocks.ts';
import type { Db } from './database.ts';
import { KeptHeads } from './heads.ts';
import { Parcels, type WaitingParcel } from './parcels.ts';
import { Passes } from './passes.ts';
import { type PaperOrigin, type PrintJob, PrintJobs, type PrintRow, type PrintState } from './printJobs.ts';
import { Receipts } from './receipts.ts';
import type { RunCount } from './runCount.ts';
import type { Parcel } from './serverLink.ts';
import { type Asked, askedOf, codesOf, type Issued, issuedOf, type RememberedTap, Tickets } from './tickets.ts';

/** For how many days before today the branch's word for a ticket is kept: longer than a missed backup is noticed after. */
const RECEIPT_DAYS = 3;

export type PrintTroubleWord = 'paperOut' | 'coverOpen' | 'offline' | 'unknown';
export type Tap = { readonly visitId: string; readonly issued: Issued | null };
/** A tap that the process before this one never heard the answer to. */
export type Unanswered = Asked & { readonly visitId: string; readonly askedAt: Instant };
export type OutboxState = {
  readonly undelivered: number;
  readonly refused: number;
  readonly unprinted: number;
  readonly oldestUndelivered: string | null;
};
export type OutboxOptions = { readonly clock: Clock; readonly newId: NewId; readonly count?: RunCount };

/** What the paper of a ticket from the block is written of. */
export type OwnNumber = {
  readonly series: string;
  readonly number: number;
  readonly issuedAt: Instant;
  readonly codes: TicketCodes | null;
};

/**
 * What the kiosk has promised and not yet told. Every step is one transaction, made before the paper or the request that
 * follows from it leaves: a power cut then finds either nothing promised or everything that was.
 */
export class Outbox {
  readonly blocks: Blocks;
  readonly passes: Passes;
  readonly heads: KeptHeads;
  readonly belonging: Belonging;
  readonly receipts: Receipts;
  readonly tests: AskedTests;
  readonly #db: Db;
  readonly #tickets: Tickets;
  readonly #printJobs: PrintJobs;
  readonly #parcels: Parcels;
  readonly #clock: Clock;
  readonly #newId: NewId;
  /** Visits that were being asked for when the process before this one ended. */
  readonly #unanswered: ReadonlySet<string>;

  readonly #count: RunCount | null;
  /** When each ticket of this run was given, by its count. */
  readonly #countedAt = new Map<string, Millis>();

  constructor(db: Db, { clock, newId, count }: OutboxOptions) {
    this.#count = count ?? null;
    this.#db = db;
    this.#clock = clock;
    this.#newId = newId;
    this.blocks = new Blocks(db);
    this.passes = new Passes(db);
    this.heads = new KeptHeads(db);
    this.belonging = new Belonging(db);
    this.receipts = new Receipts(db);
    this.tests = new AskedTests(db);
    this.#tickets = new Tickets(db);
    this.#printJobs = new PrintJobs(db);
    this.#parcels = new Parcels(db);
    this.#write(() => {
      this.#printJobs.recover();
      this.#parcels.tryAgain(clock.now(), true);
    });
    this.#unanswered = new Set(this.#tickets.asking().map(({ visitId }) => visitId));
  }

  /** Remembers a tap before the server is asked. The same key again is the same tap, and has the same ticket. */
  begin(request: RememberedTap, businessDate: string): Tap {
    return this.#write(() => {
      const known = this.#tickets.byKey(request.key);
      if (known !== null) {
        if (known.state === 'abandoned') this.#reopen(known.visitId);
        this.#printJobs.seen(known.visitId);
        return { visitId: known.visitId, issued: known.state === 'issued' ? issuedOf(known) : null };
      }
      const pass = this.passes.take();
      const visitId = pass?.visitId ?? this.#newId();
      this.#tickets.add(visitId, request, businessDate, pass, this.#clock.now());
      return { visitId, issued: null };
    });
  }

  /** The server's answer: ticket and print job together. */
  issuedByServer(visitId: string, view: TicketView, paper: TicketPaper, origin: PaperOrigin = 'first'): Issued {
    return this.#write(() => {
      this.#issueView(visitId, view);
      this.#printJobs.add(visitId, paper, origin);
      return issuedOf(this.#tickets.the(visitId));
    });
  }

  /** No answer: a number from the block, the print job and the parcel together, or none of them. */
  issuedFromBlock(visitId: string, series: string, paperOf: (own: OwnNumber) => TicketPaper): Result<Issued, Refusal> {
    return this.#write(() => {
      const row = this.#tickets.the(visitId);
      const taken = this.blocks.take(series, row.businessDate);
      if (!taken.ok) {
        this.#tellExhausted(series, row.businessDate);
        return taken;
      }
      const own = { series, number: taken.value, issuedAt: this.#clock.now() };
      this.#tickets.issue(visitId, { ...own, source: 'block' }, this.clockOffsetMs);
      if (this.#count !== null) this.#countedAt.set(visitId, this.#count.nowMs());
      this.#printJobs.add(visitId, paperOf({ ...own, codes: codesOf(row) }), 'first');
      this.#parcels.addLater('ticket', visitId);
      return { ok: true, value: issuedOf(this.#tickets.the(visitId)) };
    });
  }

  /** Nobody will have this ticket. Told to the server when it may have heard the question. */
  giveUp(visitId: string, serverMayHaveIt: boolean): void {
    this.#write(() => {
      this.#tickets.setState(visitId, 'abandoned');
      if (serverMayHaveIt) this.#parcels.addLater('abandoned', visitId);
    });
  }

  /** Taps of the process before this one that are still open. */
  unanswered(): Unanswered[] {
    return this.#tickets
      .asking()
      .filter(({ visitId }) => this.#unanswered.has(visitId))
      .map((row) => ({ ...askedOf(row), visitId: row.visitId, askedAt: row.askedAt }));
  }

  /** The ticket of a visit, if this kiosk gave it. */
  issuedTo(visitId: string): Issued | null {
    const row = this.#tickets.of(visitId);
    return row?.state === 'issued' ? issuedOf(row) : null;
  }

  /** A ticket that another kiosk gave, put in line here as a copy. */
  adopt(
    view: TicketView,
    request: Omit<RememberedTap, 'key'>,
    businessDate: string,
    paper: TicketPaper,
    origin: 'first' | 'copy',
  ): Issued {
    return this.#write(() => {
      const { id: visitId } = view;
      const known = this.#tickets.of(visitId);
      if (known === null) {
        this.#tickets.add(visitId, { ...request, key: `copy.${visitId}` }, businessDate, view, this.#clock.now());
      } else if (known.state === 'abandoned') this.#reopen(visitId);
      if (known?.state === 'issued') {
        // It was given here and printed elsewhere since: what its paper said opens nothing now.
        this.#tickets.setCodes(visitId, view);
        this.#printJobs.rewrite(visitId, paper);
        return issuedOf(this.#tickets.the(visitId));
      }
      this.#issueView(visitId, view);
      this.#printJobs.add(visitId, paper, origin);
      return issuedOf(this.#tickets.the(visitId));
    });
  }

  /** The next paper, marked as begun: from here on a crash makes the next one a copy. */
  beginPrint(): PrintJob | null {
    return this.#write(() => this.#printJobs.begin());
  }

  printed(jobId: number): void {
    this.#write(() => this.#tellPrint(this.#printJobs.cameOut(jobId), null));
  }

  /** It stays on screen; `printAgain` puts it back in line once the printer is mended. */
  printFailed(jobId: number, status: PrintTroubleWord, mayBeOut: boolean): void {
    this.#write(() => this.#tellPrint(this.#printJobs.failed(jobId, mayBeOut), status));
  }

  /** False when the kiosk has no such ticket. */
  printAgain(visitId: string): boolean {
    return this.#write(() => this.#printJobs.again(visitId));
  }

  /** What is on the paper of a ticket of this kiosk's. */
  paperOf(visitId: string): TicketPaper | null {
    return this.#printJobs.paperOf(visitId);
  }

  printState(visitId: string): PrintState | null {
    return this.#printJobs.of(visitId)?.state ?? null;
  }

  /** The oldest parcel that waits, with the body that it will have for ever. */
  nextParcel(): WaitingParcel | null {
    return this.#write(() => this.#parcels.next((kind, visitId) => this.#bodyOf(kind, visitId)));
  }

  acknowledged(seq: number, receipt: TicketReceipt | null = null): void {
    this.#write(() => {
      this.#parcels.acknowledged(seq);
      if (receipt !== null) this.receipts.keep(String(receipt.ticket.visitId), receipt);
    });
  }

  refused(seq: number, code: string): void {
    this.#write(() => this.#parcels.refused(seq, code));
  }

  /** The server is there: what it refused because its day had not opened is asked again. */
  dayMayBeOpen(): void {
    this.#write(() => this.#parcels.tryAgain(this.#clock.now(), false));
  }

  /** The server has another copy of the ledger than before: what only the other one is known to hold is told once more. */
  ledgerChanged(epoch: string): void {
    this.#write(() => this.#parcels.tellAgain(epoch));
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
      .prepare<[], { visitId: string | null }>(
        "SELECT visitId FROM deliveries WHERE state = 'waiting' ORDER BY seq LIMIT 1",
      )
      .get();
    return {
      undelivered: count("SELECT count(*) AS n FROM deliveries WHERE state = 'waiting'"),
      refused: count("SELECT count(*) AS n FROM deliveries WHERE state = 'refused'"),
      unprinted: count("SELECT count(*) AS n FROM printJobs WHERE state <> 'printed'"),
      oldestUndelivered: oldest?.visitId ?? null,
    };
  }

  /** Forgets days that are over and told. What is not acknowledged, or was refused, stays whatever its date. */
  forgetBefore(businessDate: string): void {
    this.#write(() => {
      const done = `SELECT visitId FROM tickets WHERE businessDate < ? AND state <> 'asking' AND visitId NOT IN
        (SELECT visitId FROM deliveries WHERE state <> 'delivered' AND visitId IS NOT NULL)`;
      for (const table of ['printJobs', 'deliveries', 'tickets']) {
        this.#db.prepare(`DELETE FROM ${table} WHERE visitId IN (${done})`).run(businessDate);
      }
      this.#db.prepare('DELETE FROM blocks WHERE businessDate < ?').run(businessDate);
      this.#parcels.forgetExhausted(businessDate);
      this.receipts.forgetBefore(addDays(businessDate, -RECEIPT_DAYS));
    });
  }

  #issueView(visitId: string, view: TicketView): void {
    const { series, sequence: number, issuedAt } = view;
    const issued = { source: 'server', series, number, issuedAt: Date.parse(issuedAt) } as const;
    this.#tickets.issue(visitId, issued, this.clockOffsetMs);
    this.#tickets.setCodes(visitId, view);
    if (view.receipt !== undefined) this.receipts.keep(visitId, view.receipt);
  }

  /** The person tries again with the same tap: what was not told yet need not be told. */
  #reopen(visitId: string): void {
    this.#tickets.setState(visitId, 'asking');
    this.#parcels.withdraw('abandoned', visitId);
  }

  /** Once for each block that ran out, with the instant of the first person who found none. */
  #tellExhausted(series: string, businessDate: string): void {
    const at = isoInstant(this.#clock.now());
    const body = { series, businessDate, at, clockOffsetMs: this.clockOffsetMs ?? 0 };
    this.#parcels.addExhausted(body, this.blocks.last(series, businessDate) ?? 0);
  }

  /**
   * A ticket whose parcel has not left yet says in it that its paper is out; everything else is told by itself. A paper
   * that failed is on the screen before its person, but for one that outlived a crash: nobody may have that.
   */
  #tellPrint(job: PrintRow, status: PrintTroubleWord | null): void {
    const copy = job.wasOut === 1;
    if (status === null && !copy && this.#parcels.isUnsent('ticket', job.visitId)) return;
    const said = status !== null && job.unseen === 1 ? 'abandoned' : status;
    const parcel: Parcel = { kind: 'print', visitId: job.visitId, body: { status: said, copy } };
    this.#parcels.add(`print.${job.visitId}.${job.tries}`, job.visitId, parcel);
  }

  #bodyOf(kind: 'ticket' | 'abandoned', visitId: string): Parcel {
    if (kind === 'abandoned') return { kind, visitId };
    const row = this.#tickets.the(visitId);
    const { series, number, issuedAt } = issuedOf(row);
    const { serviceId, also, class: visitClass, language } = askedOf(row);
    const claim = 'a ticket from the block was asked for by its service';
    const paper = this.#printJobs.of(visitId);
    const countedAt = this.#countedAt.get(visitId);
    return {
      kind,
      body: {
        visitId,
        series,
        number,
        businessDate: row.businessDate,
        serviceId: must(serviceId, claim),
        ...(also === undefined ? {} : { also }),
        class: must(visitClass, claim),
        language,
        issuedAt: isoInstant(issuedAt),
        // Measured before the ticket if ever, since the clock may have been set right in between.
        clockOffsetMs: row.clockOffsetMs ?? this.clockOffsetMs ?? 0,
        printed: paper?.state === 'printed' && paper.wasOut === 0,
        ...(this.#count === null || countedAt === undefined
          ? {}
          : { counted: { run: this.#count.run, atMs: countedAt } }),
      },
    };
  }

  #write<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }
}
