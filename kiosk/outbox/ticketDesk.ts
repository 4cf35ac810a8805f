import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import type { IdentityBody, TicketView } from '@turno25/shared/contracts/tickets.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate, Millis } from '@turno25/shared/domain/ids.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import type { BlockTrouble } from './blocks.ts';
import type { Outbox } from './outbox.ts';
import { linkOf, type PaperTerms, type PaperWords, paperOfOwn, paperOfView } from './papers.ts';
import type { CheckInAsked, ServerLink } from './serverLink.ts';
import type { Issued, TicketRequest } from './tickets.ts';

/** A tap with the words that its paper shows, as the catalogue had them. */
export type DeskRequest = Omit<TicketRequest, 'publicAddress'> &
  PaperWords & {
    /** As the branch's catalogue says; null or absent, the desk's own. */
    readonly publicAddress?: string | null;
    /** Where the page came from, when nobody says where a telephone finds the branch. */
    readonly pageAddress?: string | null;
    /** Asked for although the same person already waits for the same service. */
    readonly again?: boolean;
    /** Passed on to the server; a ticket from the block has none. */
    readonly identity?: IdentityBody;
  };
export type ReprintRequest = Pick<DeskRequest, 'language' | 'zone' | 'publicAddress' | 'pageAddress'>;
/** The person of an appointment has come. Who they are is passed on to the server, and nowhere written down. */
export type CheckInRequest = ReprintRequest & {
  readonly key: string;
  readonly who: CheckInAsked['who'];
  /** What the ticket is to have; null: as it was booked. */
  readonly ticketLanguage: string | null;
};
export type DeskTrouble =
  | BlockTrouble
  | {
      readonly code: 'refused';
      readonly refusal: string;
      readonly facts: Readonly<Record<string, string | number>>;
    }
  /** Only the server knows this ticket. */
  | { readonly code: 'serverAway' };
export type DeskTicket = Issued & {
  /** What the server said of the line; null for a ticket from the block. */
  readonly view: TicketView | null;
  /** What its QR opens, the same on paper and on screen. */
  readonly link: string | null;
};

export type DeskCheckIn = { readonly ticket: DeskTicket; readonly booked: CheckInView['booked'] };

export type TicketDeskOptions = {
  readonly outbox: Outbox;
  readonly link: ServerLink;
  readonly clock: Clock;
  /** Where a telephone finds the branch, for the QR, where the catalogue does not say. */
  readonly publicAddress: string | null;
};

const DAYS_AHEAD = 7;
/** More than a day's blocks hold: each tap uses one, and a kiosk may be alone for days. */
const PASSES_HELD = 400;
/** For so long after a crash somebody may still stand before the kiosk: their paper is printed, later it is only reported. */
export const RECALL_MS: Millis = 2 * 60_000;

/** Gives one ticket per tap: the server's, or one from the reserved block when the server does not answer. */
export class TicketDesk {
  readonly #options: TicketDeskOptions;

  constructor(options: TicketDeskOptions) {
    this.#options = options;
  }

  async issue(request: DeskRequest): Promise<Result<DeskTicket, DeskTrouble>> {
    const { outbox, link } = this.#options;
    const asked = this.#whole(request);
    const { visitId, issued } = outbox.begin(asked, this.#today(asked.zone));
    if (issued !== null) return ok(given(issued, null, asked));
    const { key, serviceId, class: visitClass, language, again = false, identity = null } = request;
    const answer = await link.issue({ visitId, key, serviceId, class: visitClass, language, again, identity });
    // The same tap twice at once: the first of the two has the ticket.
    const meanwhile = outbox.begin(asked, this.#today(asked.zone)).issued;
    if (meanwhile !== null) return ok(given(meanwhile, answer.ok ? answer.value : null, asked));
    if (answer.ok) {
      const { value: view } = answer;
      return ok(given(outbox.issuedByServer(visitId, view, paperOfView(view, asked)), view, asked));
    }
    if (answer.error.kind === 'refused') {
      outbox.giveUp(visitId, false);
      return refused(answer.error);
    }
    const taken = outbox.issuedFromBlock(visitId, asked.series, (own) => paperOfOwn(own, asked));
    if (taken.ok) return ok(given(taken.value, null, asked));
    outbox.giveUp(visitId, true);
    return taken;
  }

  /** A ticket for an appointment. Only the server can give it: without an answer nothing is promised, and it is told so later. */
  async checkIn(request: CheckInRequest): Promise<Result<DeskCheckIn, DeskTrouble>> {
    const { outbox, link } = this.#options;
    const asked = this.#whole(request);
    const { key, who, ticketLanguage: language } = request;
    const tap = { ...paperTermsOf(asked), key, serviceId: null, class: null };
    const { visitId } = outbox.begin(tap, this.#today(asked.zone));
    const answer = await link.checkIn({ visitId, key, who, language });
    // The same tap twice at once: the first of the two has the ticket.
    const { issued } = outbox.begin(tap, this.#today(asked.zone));
    if (answer.ok) {
      const { booked, ...view } = answer.value;
      const ticket = issued ?? outbox.issuedByServer(visitId, view, paperOfView(view, asked));
      return ok({ ticket: given(ticket, view, asked), booked });
    }
    const refusal = answer.error.kind === 'refused' ? answer.error : null;
    if (issued === null) outbox.giveUp(visitId, refusal === null);
    return refusal === null ? err({ code: 'serverAway' }) : refused(refusal);
  }

  /**
   * The paper of a ticket that somebody already has, put in line again. A ticket of this kiosk's own needs no server;
   * of another's, the server says how it stands.
   */
  async reprint(visitId: string, request: ReprintRequest): Promise<Result<DeskTicket, DeskTrouble>> {
    const { outbox, link } = this.#options;
    const terms = this.#whole(request);
    const answer = await link.ticket(visitId);
    if (!answer.ok && answer.error.kind === 'refused' && answer.error.code === 'visit.ended')
      return refused(answer.error);
    const own = outbox.issuedTo(visitId);
    if (own !== null) {
      outbox.printAgain(visitId);
      // The paper that the person holds stands, also while the server still knows the visit by another number.
      const same = answer.ok && answer.value.number === formatTicketNumber(own);
      return ok(given(own, same ? answer.value : null, terms));
    }
    if (!answer.ok) return answer.error.kind === 'refused' ? refused(answer.error) : err({ code: 'serverAway' });
    const { value: view } = answer;
    const asked = { ...terms, serviceId: view.serviceId, class: view.class };
    const adopted = outbox.adopt(view, asked, this.#today(terms.zone), paperOfView(view, terms));
    return ok(given(adopted, view, terms));
  }

  /**
   * Settles what the process before this one never heard: a ticket that the server gave is printed, as a copy, while its
   * person may still be there; later the server is told that nobody has it. False while some wait for the server.
   */
  async recall(zone: string): Promise<boolean> {
    const { outbox, link, clock } = this.#options;
    const isOpen = (visitId: string): boolean => outbox.unanswered().some((one) => one.visitId === visitId);
    for (const { visitId, askedAt, ...asked } of outbox.unanswered()) {
      if (Math.abs(clock.now() - askedAt) > RECALL_MS) {
        outbox.giveUp(visitId, true);
        continue;
      }
      const answer = await link.ticket(visitId);
      // The person may have touched again meanwhile.
      if (!isOpen(visitId)) continue;
      const terms = this.#whole({ ...asked, zone: asked.zone ?? zone });
      if (answer.ok) outbox.issuedByServer(visitId, answer.value, paperOfView(answer.value, terms), 'recalled');
      else if (answer.error.kind === 'refused') outbox.giveUp(visitId, true);
    }
    return outbox.unanswered().length === 0;
  }

  /** Asks for numbers for today and the coming week and for passes, and measures the clock. True when the server answered. */
  async prepare(zone: string): Promise<boolean> {
    const { outbox, link, clock } = this.#options;
    const asked = clock.now();
    const today = this.#today(zone);
    const dates = Array.from({ length: DAYS_AHEAD }, (_, day) => addDays(today, day));
    const answer = await link.reserve(dates, Math.max(0, PASSES_HELD - outbox.passes.held));
    if (!answer.ok) return false;
    // The server read its clock somewhere between question and answer: half-way is off by half the journey at most.
    outbox.measuredClockOffset(answer.value.now - (asked + clock.now()) / 2);
    outbox.blocks.keep(answer.value.blocks);
    outbox.passes.keep(answer.value.passes);
    outbox.forgetBefore(this.#today(zone));
    // The answer may show that the machine's clock was on another day: the numbers of the true one are asked for at once.
    return this.#today(zone) === today || this.prepare(zone);
  }

  /** Numbers left for today by series. */
  numbersLeft(zone: string): { readonly series: string; readonly left: number }[] {
    const today = this.#today(zone);
    return this.#options.outbox.blocks
      .left()
      .filter(({ businessDate }) => businessDate === today)
      .map(({ series, left }) => ({ series, left }));
  }

  #whole<R extends ReprintRequest>(request: R): R & PaperTerms {
    const { publicAddress, pageAddress } = request;
    return { ...request, publicAddress: publicAddress ?? this.#options.publicAddress ?? pageAddress ?? null };
  }

  /** The business date by the server's clock, as far as it is known. */
  #today(zone: string): BusinessDate {
    const { clock, outbox } = this.#options;
    return localDate(clock.now() + (outbox.clockOffsetMs ?? 0), zone);
  }
}

function paperTermsOf({ language, zone, publicAddress }: PaperTerms): PaperTerms {
  return { language, zone, publicAddress };
}

function given(issued: Issued, view: TicketView | null, { publicAddress }: PaperTerms): DeskTicket {
  return { ...issued, view, link: linkOf(publicAddress, issued.codes) };
}

function refused({
  code,
  facts = {},
}: {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}): Result<never, DeskTrouble> {
  return err({ code: 'refused', refusal: code, facts });
}
