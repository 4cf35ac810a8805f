import type { TestOutcome } from '@turno25/shared/contracts/asks.ts';
import type {
  HostCheckInBody,
  HostCopyBody,
  HostStatus,
  HostTestBody,
  HostTicketBody,
  PrintEvent,
  ScanEvent,
} from '@turno25/shared/contracts/deviceHost.ts';
import type { Paper, TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { Refusal } from '@turno25/shared/contracts/ticketOffice.ts';
import type { HangingParts } from '@turno25/shared/contracts/witness.ts';
import type { Result } from '@turno25/shared/domain/result.ts';
import { Signal } from '@turno25/shared/links/signal.ts';
import type { Sources } from '@turno25/shared/time/sources.ts';
import type { Cancel } from '@turno25/shared/time/timers.ts';
import { Courier } from '../../outbox/courier.ts';
import { type Db, openOutboxDatabase } from '../../outbox/database.ts';
import { Outbox } from '../../outbox/outbox.ts';
import { OwnBranch } from '../../outbox/ownBranch.ts';
import type { RunCount } from '../../outbox/runCount.ts';
import type { ServerLink } from '../../outbox/serverLink.ts';
import { type Given, TicketDesk } from '../../outbox/ticketDesk.ts';
import type { Button } from '../buttons/types.ts';
import type { LetterPage } from '../printer/escpos/codePages.ts';
import type { Roll } from '../printer/model/roll.ts';
import type { Printed, PrinterStatus, PrintTrouble, TicketPrinter } from '../printer/model/types.ts';
import { ticketPrinter } from '../printer/printer.ts';
import type { Devices } from './devices.ts';
import { type Printing, printing } from './printing.ts';
import { Trials } from './trials.ts';

/** What happens at the end of each is said beside it. */
const HOST_DELAYS = {
  /** The printer is asked how it is, since a cover that is opened tells nobody. */
  printerMs: 5_000,
  /** Numbers are reserved and the clock measured anew. */
  prepareMs: 5 * 60_000,
  /** The same, while the server is away. */
  prepareAgainMs: 10_000,
  /** What a crash left open is asked about again, while the server is away. */
  recallMs: 2_000,
  /** What is remembered of the server's ledger is handed back, and its newest end kept. */
  witnessMs: 60_000,
};
export type HostDelays = typeof HOST_DELAYS;

export type HostOptions = Sources & {
  readonly devices: Devices;
  readonly link: ServerLink;
  readonly roll: Roll;
  /** The printer's page of letters; absent: the usual one. */
  readonly letters?: LetterPage;
  readonly outboxFile: string;
  readonly zone: string;
  readonly publicAddress: string | null;
  readonly delays?: HostDelays;
  readonly count?: RunCount;
  /** Digest of the credential that the link shows; absent: always the same one. */
  readonly door?: string;
};

/** Everything beside the screen: devices, outbox and the line to the server, in one process. */
export class Host {
  readonly scans = new Signal<ScanEvent>();
  readonly presses = new Signal<Button>();
  readonly statuses = new Signal<HostStatus>();
  readonly prints = new Signal<PrintEvent>();
  readonly #options: HostOptions;
  readonly #delays: HostDelays;
  readonly #db: Db;
  readonly #outbox: Outbox;
  readonly #branch: OwnBranch;
  readonly #printer: TicketPrinter;
  readonly #desk: TicketDesk;
  readonly #courier: Courier;
  readonly #printing: Printing;
  readonly #trials: Trials;
  readonly #cancels: Cancel[] = [];
  #preparing: Cancel = () => undefined;
  #recalling: Cancel = () => undefined;
  #preparation: Promise<unknown> = Promise.resolve();
  #recall: Promise<unknown> = Promise.resolve();
  #remembering: Promise<unknown> = Promise.resolve();
  #printerStatus: PrinterStatus = 'unknown';
  #serverHere = false;
  #lastTold = '';
  #lastParts = '';
  #stopped = false;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#delays = options.delays ?? HOST_DELAYS;
    const { clock, spans, timers, newId, publicAddress } = options;
    this.#db = openOutboxDatabase(options.outboxFile);
    this.#outbox = new Outbox(this.#db, {
      clock,
      newId,
      ...(options.count === undefined ? {} : { count: options.count }),
    });
    this.#branch = new OwnBranch({
      outbox: this.#outbox,
      link: this.#watched(options.link),
      clock,
      door: options.door ?? 'one',
    });
    const link = this.#branch.link();
    this.#printer = ticketPrinter(options.devices.transport, options.roll, options.letters);
    this.#desk = new TicketDesk({ outbox: this.#outbox, link, clock, spans, publicAddress });
    this.#courier = new Courier(this.#outbox, link, timers);
    this.#trials = new Trials({ outbox: this.#outbox, printer: this.#printer, clock, status: () => this.status() });
    this.#printing = printing(this.#outbox, this.#printer, (visitId, result) => {
      const { status } = result.ok ? result.value : result.error;
      // Where there is no printer, nobody waits for a paper.
      if (options.devices.hasPrinter)
        this.prints.emit({ visitId, printed: result.ok, status, mayBeOut: result.ok || result.error.mayBeOut });
      this.#printerStatus = status;
      this.#tell();
    });
  }

  start(): void {
    const { scanner, buttons } = this.#options.devices;
    scanner?.onScan((scan) => this.scans.emit(scan));
    scanner?.onStatus(() => this.#tell());
    scanner?.start();
    buttons?.onPress((button) => this.presses.emit(button));
    buttons?.onStatus(() => this.#tell());
    buttons?.start();
    this.#cancels.push(this.#options.timers.every(this.#delays.printerMs, () => void this.printerStatus()));
    this.#cancels.push(this.#options.timers.every(this.#delays.witnessMs, () => this.#remember()));
    this.#remember();
    void this.printerStatus();
    void this.prepare(this.#options.zone);
    this.#recall = this.#settle();
    void this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of [...this.#cancels, this.#preparing, this.#recalling]) cancel();
    this.#options.devices.scanner?.stop();
    this.#options.devices.buttons?.stop();
    // A paper that is coming out and a parcel on its way are waited for: their outcome must reach the outbox.
    await Promise.all([
      this.#printing.settled(),
      this.#trials.settled(),
      this.#courier.stop(),
      this.#preparation,
      this.#recall,
      this.#remembering,
    ]);
    this.#db.close();
  }

  /** Hands back what is remembered of the server's ledger, and says how the devices are. */
  #remember(): void {
    const parts = this.#parts();
    this.#lastParts = JSON.stringify(parts);
    this.#remembering = this.#remembering.then(() => this.#desk.witness(parts)).then(() => this.#tell());
  }

  /** How what hangs on this kiosk is; what it does not have, or has not asked yet, is left out. */
  #parts(): HangingParts {
    const { printer, scanner } = this.status();
    return {
      ...(printer === null || printer === 'unknown' ? {} : { printer }),
      ...(scanner === null ? {} : { scanner }),
    };
  }

  /** Asks the printer; everyone who listens hears of a change. */
  async printerStatus(): Promise<PrinterStatus> {
    this.#printerStatus = await this.#printer.status();
    this.#tell();
    return this.#printerStatus;
  }

  status(): HostStatus {
    const { undelivered, refused, unprinted } = this.#outbox.state();
    return {
      printer: this.#options.devices.hasPrinter ? this.#printerStatus : null,
      scanner: this.#options.devices.scanner?.status() ?? null,
      buttons: this.#options.devices.buttons?.status() ?? null,
      server: this.#branch.isOther ? 'otherBranch' : this.#serverHere ? 'connected' : 'disconnected',
      outbox: { undelivered, refused, unprinted },
      numbers: this.#desk.numbersLeft(this.#options.zone),
    };
  }

  /** Reserved numbers that are left, by date and series. */
  numbersLeft(): ReturnType<Outbox['blocks']['left']> {
    return this.#outbox.blocks.left();
  }

  /** A ticket for a tap. It is durable when this resolves; its paper follows, and `prints` tells of it. */
  async issue(request: HostTicketBody): Promise<Given> {
    const issued = await this.#desk.issue(request);
    void this.#work();
    return issued;
  }

  /** A ticket for an appointment, if the server answers; its paper follows like every other ticket's. */
  async checkIn(request: HostCheckInBody): Promise<Given> {
    const checkedIn = await this.#desk.checkIn(request);
    void this.#work();
    return checkedIn;
  }

  /** The paper of a ticket that its person already has, whichever kiosk gave it. */
  async copy(visitId: string, asked: HostCopyBody): Promise<Given> {
    const given = await this.#desk.copy(visitId, asked);
    if (given.ok) void this.#work();
    return given;
  }

  /** False when the kiosk has no such ticket. */
  printAgain(visitId: string): boolean {
    const known = this.#outbox.printAgain(visitId);
    if (known) void this.#work();
    return known;
  }

  print(paper: Exclude<Paper, TicketPaper>): Promise<Result<Printed, PrintTrouble>> {
    return this.#printer.print(paper);
  }

  /** Tries something that hangs on this kiosk, once for each that was asked for. */
  test(asked: HostTestBody): Promise<TestOutcome> {
    return this.#trials.make(asked);
  }

  /** Reserves numbers and measures the clock, now and from now on. */
  prepare(zone: string): Promise<boolean> {
    this.#preparing();
    const preparation = this.#prepare(zone);
    this.#preparation = preparation;
    return preparation;
  }

  async #prepare(zone: string): Promise<boolean> {
    const answered = await this.#desk.prepare(zone);
    if (this.#stopped) return answered;
    const delay = answered ? this.#delays.prepareMs : this.#delays.prepareAgainMs;
    // Two that were under way at once leave one plan, not two.
    this.#preparing();
    this.#preparing = this.#options.timers.after(delay, () => void this.prepare(zone));
    if (answered) void this.#courier.wake();
    return answered;
  }

  /** What the process before this one never heard: printed as a copy, or told to the server. */
  async #settle(): Promise<void> {
    const settled = await this.#desk.recall(this.#options.zone);
    if (this.#stopped) return;
    void this.#work();
    if (settled) return;
    this.#recalling = this.#options.timers.after(this.#delays.recallMs, () => {
      this.#recall = this.#settle();
    });
  }

  async #work(): Promise<void> {
    await this.#printing.run();
    if (this.#stopped) return;
    await this.#courier.wake();
    this.#tell();
  }

  /** Notices with each answer whether the server is there. */
  #watched(link: ServerLink): ServerLink {
    const noted = async <R extends Result<unknown, Refusal>>(answer: Promise<R>): Promise<R> => {
      const result = await answer;
      this.#serverHere = result.ok || result.error.kind === 'refused';
      this.#tell();
      return result;
    };
    return {
      issue: (visitId, request) => noted(link.issue(visitId, request)),
      checkIn: (visitId, request) => noted(link.checkIn(visitId, request)),
      reprint: (visitId, identity) => noted(link.reprint(visitId, identity)),
      ticket: (visitId) => noted(link.ticket(visitId)),
      send: (key, parcel) => noted(link.send(key, parcel)),
      reserve: (dates, passes) => noted(link.reserve(dates, passes)),
      witness: link.witness,
      handBack: link.handBack,
    };
  }

  /** Only a change is told. */
  #tell(): void {
    if (this.#stopped) return;
    const status = this.status();
    const written = JSON.stringify(status);
    if (written === this.#lastTold) return;
    this.#lastTold = written;
    this.statuses.emit(status);
    // The server hears of a printer or a scanner at once, and not at the end of the minute.
    if (JSON.stringify(this.#parts()) !== this.#lastParts) this.#remember();
  }
}
