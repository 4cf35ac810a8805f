import type { HostStatus, PrintEvent } from '@turno25/shared/contracts/deviceHost.ts';
import type { HostReport, HostTrouble } from '@turno25/shared/contracts/technician.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import type { Signal } from '@turno25/shared/links/signal.ts';
import type { Time } from '@turno25/shared/time/sources.ts';
import type { Moment } from '@turno25/shared/time/spans.ts';

/** Enough to see what a bad hour was like, and to fit a screen. */
const KEPT = 20;
/** A host that has just started knows none of its devices yet; what is away after this is a trouble. In milliseconds. */
const SETTLES_MS = 5_000;

/** The last troubles of the host, each when it began. It forgets them at a restart: the machine's journal has them all. */
export class Journal {
  readonly #time: Pick<Time, 'clock' | 'spans'>;
  readonly #troubles: { readonly at: Instant; readonly what: HostTrouble }[] = [];
  readonly #startedAt: Moment;
  #present: ReadonlySet<HostTrouble> = new Set();
  #refused = 0;
  #last: HostStatus | null = null;

  constructor(time: Pick<Time, 'clock' | 'spans'>) {
    this.#time = time;
    this.#startedAt = time.spans.monotonic();
  }

  /** Listens from now on. */
  follow(host: { readonly statuses: Signal<HostStatus>; readonly prints: Signal<PrintEvent> }): void {
    host.statuses.listen((status) => this.#noteStatus(status));
    host.prints.listen(({ printed }) => {
      if (!printed) this.#note('print.failed');
    });
  }

  /** The last one first. */
  troubles(): HostReport['troubles'] {
    if (this.#last !== null) this.#noteStatus(this.#last);
    return this.#troubles.map(({ at, what }) => ({ at: isoInstant(at), what })).reverse();
  }

  #noteStatus(status: HostStatus): void {
    this.#last = status;
    if (this.#time.spans.monotonic() - this.#startedAt < SETTLES_MS) return;
    const present = troublesOf(status);
    for (const what of present) if (!this.#present.has(what)) this.#note(what);
    this.#present = present;
    if (status.outbox.refused > this.#refused) this.#note('delivery.refused');
    this.#refused = status.outbox.refused;
  }

  #note(what: HostTrouble): void {
    this.#troubles.push({ at: this.#time.clock.now(), what });
    if (this.#troubles.length > KEPT) this.#troubles.shift();
  }
}

function troublesOf({ printer, scanner, buttons, server }: HostStatus): Set<HostTrouble> {
  const present = new Set<HostTrouble>();
  if (printer !== null && printer !== 'ready') present.add(`printer.${printer}`);
  if (scanner === 'disconnected') present.add('scanner.disconnected');
  if (buttons === 'disconnected') present.add('buttons.disconnected');
  if (server === 'disconnected') present.add('server.disconnected');
  if (server === 'otherBranch') present.add('server.otherBranch');
  return present;
}
