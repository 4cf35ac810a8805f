import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper, TicketPaper } from '@turno25/shared/contracts/paper.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { seededIds } from '@turno25/shared/time/ids.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import { VirtualTime } from '@turno25/shared/time/virtualTime.ts';
import type { Printed, PrinterStatus, PrintTrouble, TicketPrinter } from '../../device-host/printer/model/types.ts';
import { type Db, openOutboxDatabase } from '../database.ts';
import { MemoryServer } from '../fakes/memoryServer.ts';
import { Outbox } from '../outbox.ts';
import type { ServerLink } from '../serverLink.ts';
import { TicketDesk } from '../ticketDesk.ts';

export const ZONE = 'America/Santiago';
export const TODAY = '2026-11-20';
const NOON = Date.parse('2026-11-20T15:00:00Z');

export class PowerCut extends Error {}

/** When the power goes: at the `at`-th thing that the world can see, with so much of what was last written on the disk. */
export type Cut = { readonly at: number; readonly written: number };

/** A sheet that a person can hold. */
export type Sheet = {
  readonly number: string;
  readonly copy: boolean;
  readonly whole: boolean;
  /** What its QR opens. */
  readonly link: string | null;
};

/**
 * A kiosk whose power can go between any two things that the world can see: a request that leaves, an answer, a paper, a
 * number on the screen. The disk then keeps the write-ahead log up to any byte written since the thing before.
 */
export class PowerWorld {
  readonly #time = new VirtualTime(NOON);
  readonly clock = this.#time.clock;
  readonly server = new MemoryServer(this.clock);
  readonly sheets: Sheet[] = [];
  printerFate: 'fine' | 'failsBefore' | 'failsInTheMiddle' | 'unheard' = 'fine';
  cutsDone = 0;
  outbox: Outbox;
  desk: TicketDesk;
  readonly #folder = mkdtempSync(join(tmpdir(), 'turno25-'));
  readonly #newId = seededIds(seededRandom(25));
  #cuts: readonly Cut[];
  #seen = 0;
  #run = 0;
  #db: Db;
  #logAtLastSight = 0;

  constructor(cuts: readonly Cut[]) {
    this.#cuts = [...cuts].sort((a, b) => a.at - b.at);
    this.#db = openOutboxDatabase(this.#file);
    this.outbox = new Outbox(this.#db, { clock: this.clock, newId: this.#newId });
    this.desk = this.#openDesk();
  }

  readonly printer: TicketPrinter = {
    status: async (): Promise<PrinterStatus> => 'ready',
    print: async (paper): Promise<Result<Printed, PrintTrouble>> => {
      this.sight();
      if (this.printerFate === 'failsBefore') return err({ status: 'paperOut', mayBeOut: false });
      const whole = this.printerFate !== 'failsInTheMiddle';
      this.sheets.push(sheetOf(paper, whole));
      this.sight();
      if (!whole) return err({ status: 'paperOut', mayBeOut: true });
      return this.printerFate === 'unheard'
        ? err({ status: 'unknown', mayBeOut: true })
        : ok({ status: 'ready', confirmed: true });
    },
  };

  readonly link: ServerLink = {
    issue: (visitId, request) => this.#seen2(() => this.server.issue(visitId, request)),
    checkIn: (visitId, request) => this.#seen2(() => this.server.checkIn(visitId, request)),
    send: (key, parcel) => this.#seen2(() => this.server.send(key, parcel)),
    reprint: (visitId) => this.#seen2(() => this.server.reprint(visitId)),
    ticket: (visitId) => this.#seen2(() => this.server.ticket(visitId)),
    reserve: (dates, passes) => this.#seen2(() => this.server.reserve(dates, passes)),
    witness: this.server.witness,
    handBack: this.server.handBack,
  };

  /** Something that the world can see is about to happen: the power may go before it. */
  sight(): void {
    const [cut] = this.#cuts;
    this.#seen += 1;
    if (cut !== undefined && this.#seen > cut.at) {
      this.#cuts = this.#cuts.slice(1);
      this.#seen = 0;
      this.#loseSince(cut.written);
      throw new PowerCut();
    }
    this.#logAtLastSight = this.#logSize();
  }

  /** What the oldest parcel says is lost to a bad disk. */
  spoilOldestParcel(): void {
    this.#db.exec("UPDATE deliveries SET body = '{' WHERE seq = (SELECT min(seq) FROM deliveries)");
  }

  /** No more cuts: the day ends in peace. */
  calm(): void {
    this.#cuts = [];
    this.printerFate = 'fine';
    this.server.mood = 'here';
    this.server.refusal = null;
  }

  /** The power is back: a new process on what the disk kept. */
  restart(): void {
    this.cutsDone += 1;
    this.clock.advance(30_000);
    this.#db = openOutboxDatabase(this.#file);
    this.outbox = new Outbox(this.#db, { clock: this.clock, newId: this.#newId });
    this.desk = this.#openDesk();
    this.#logAtLastSight = this.#logSize();
  }

  close(): void {
    this.#db.close();
    rmSync(this.#folder, { recursive: true });
  }

  get #file(): string {
    return join(this.#folder, `outbox-${this.#run}.db`);
  }

  #openDesk(): TicketDesk {
    const { outbox, link, clock } = this;
    const { spans } = this.#time;
    return new TicketDesk({ outbox, link, clock, spans, publicAddress: 'https://nunoa.turno25.example' });
  }

  async #seen2<T>(work: () => Promise<T>): Promise<T> {
    this.sight();
    const answer = await work();
    this.sight();
    return answer;
  }

  #logSize(): number {
    const log = `${this.#file}-wal`;
    return existsSync(log) ? statSync(log).size : 0;
  }

  #loseSince(written: number): void {
    const old = this.#file;
    const kept = Math.round(this.#logAtLastSight + (this.#logSize() - this.#logAtLastSight) * written);
    this.#run += 1;
    copyFileSync(old, this.#file);
    if (existsSync(`${old}-wal`)) {
      copyFileSync(`${old}-wal`, `${this.#file}-wal`);
      truncateSync(`${this.#file}-wal`, kept);
    }
    this.#db.close();
  }
}

function sheetOf(paper: Paper, whole: boolean): Sheet {
  const { number, copy, qr } = paper as TicketPaper;
  return { number, copy, whole, link: qr?.url ?? null };
}
