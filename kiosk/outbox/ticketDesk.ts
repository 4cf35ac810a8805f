import type { TicketPaper } from '@turno25/shared/contracts/paper.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { isoInstant } from '@turno25/shared/domain/calendar.ts';
import type { BusinessDate, Instant } from '@turno25/shared/domain/ids.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { BlockTrouble } from './blocks.ts';
import type { Issued, Outbox, TicketRequest } from './outbox.ts';
import type { ServerLink } from './serverLink.ts';

/** A tap with the words that its paper shows, as the catalogue had them. */
export type DeskRequest = TicketRequest & {
  readonly institution: string;
  readonly branch: string;
  readonly service: string;
  readonly zone: string;
};
export type DeskTrouble = BlockTrouble | { readonly code: 'refused'; readonly refusal: string };
export type DeskTicket = Issued & {
  /** What the server said of the line; null for a ticket from the block. */
  readonly view: TicketView | null;
};

export type TicketDeskOptions = {
  readonly outbox: Outbox;
  readonly link: ServerLink;
  readonly clock: Clock;
  /** Where a telephone finds the branch, for the QR: no QR without it. */
  readonly publicAddress: string | null;
};

const DAYS_AHEAD = 7;

/** Gives one ticket per tap: the server's, or one from the reserved block when the server does not answer. */
export class TicketDesk {
  readonly #options: TicketDeskOptions;

  constructor(options: TicketDeskOptions) {
    this.#options = options;
  }

  async issue(request: DeskRequest): Promise<Result<DeskTicket, DeskTrouble>> {
    const { outbox, link } = this.#options;
    const { visitId, issued } = outbox.begin(request, this.#today(request.zone));
    if (issued !== null) return ok({ ...issued, view: null });
    const { key, serviceId, class: visitClass, language } = request;
    const answer = await link.issue({ visitId, key, serviceId, class: visitClass, language });
    // The same tap twice at once: the first of the two has the ticket.
    const meanwhile = outbox.begin(request, this.#today(request.zone)).issued;
    if (meanwhile !== null) return ok({ ...meanwhile, view: answer.ok ? answer.value : null });
    if (answer.ok) return ok(this.#fromServer(visitId, answer.value, request));
    if (answer.error.kind === 'refused') {
      outbox.giveUp(visitId, false);
      return err({ code: 'refused', refusal: answer.error.code });
    }
    const taken = outbox.issuedFromBlock(visitId, request.series, (series, number, issuedAt) =>
      blankPaper(request, formatTicketNumber({ series, number }), issuedAt),
    );
    if (taken.ok) return ok({ ...taken.value, view: null });
    outbox.giveUp(visitId, true);
    return taken;
  }

  /** Asks for numbers for today and the coming week and measures the clock. True when the server answered. */
  async prepare(zone: string): Promise<boolean> {
    const { outbox, link, clock } = this.#options;
    const asked = clock.now();
    const dates = Array.from({ length: DAYS_AHEAD }, (_, day) => localDate(asked + day * 86_400_000, zone));
    const answer = await link.reserve([...new Set(dates)]);
    if (!answer.ok) return false;
    // The server read its clock somewhere between question and answer: half-way is off by half the journey at most.
    outbox.measuredClockOffset(answer.value.now - (asked + clock.now()) / 2);
    outbox.blocks.keep(answer.value.blocks);
    outbox.forgetBefore(localDate(asked, zone));
    return true;
  }

  #fromServer(visitId: string, view: TicketView, request: DeskRequest): DeskTicket {
    const issued = this.#options.outbox.issuedByServer(
      visitId,
      view.series,
      view.sequence,
      Date.parse(view.issuedAt),
      this.#paperOf(view, request.zone),
    );
    return { ...issued, view };
  }

  #paperOf(view: TicketView, zone: string): TicketPaper {
    const { publicAddress } = this.#options;
    // One code for both uses: the page that follows the turn, and the exit survey's scanner, which reads `code`.
    const url = `${publicAddress}/track/${view.trackingToken}?code=${view.surveyCode}`;
    return {
      kind: 'ticket',
      institution: view.institutionName,
      branch: view.branchName,
      number: view.number,
      service: view.serviceName,
      class: view.class,
      issuedAt: view.issuedAt,
      zone,
      ahead: view.ahead,
      expected: view.expected,
      qr: publicAddress === null ? null : { leadsTo: 'track', url },
      surveyCode: view.surveyCode,
      copy: false,
    };
  }

  /** The business date by the server's clock, as far as it is known. */
  #today(zone: string): BusinessDate {
    const { clock, outbox } = this.#options;
    return localDate(clock.now() + (outbox.clockOffsetMs ?? 0), zone);
  }
}

function blankPaper(request: DeskRequest, number: string, issuedAt: Instant): TicketPaper {
  const { institution, branch, service, zone } = request;
  return {
    kind: 'ticket',
    institution,
    branch,
    number,
    service,
    class: request.class,
    issuedAt: isoInstant(issuedAt),
    zone,
    ahead: null,
    expected: null,
    qr: null,
    surveyCode: null,
    copy: false,
  };
}
