import type {
  HostCheckInBody,
  HostCopyBody,
  HostTicketBody,
  PaperTerms,
} from '@turno25/shared/contracts/deviceHost.ts';
import type { CheckInRequest, GivenTicket, Refusal, TicketRequest } from '@turno25/shared/contracts/ticketOffice.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { HangingParts } from '@turno25/shared/contracts/witness.ts';
import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate, Millis } from '@turno25/shared/domain/ids.ts';
import { must, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { type SignedHead, sealDigits } from '@turno25/shared/evidence/head.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Spans } from '@turno25/shared/time/spans.ts';
import { localDate } from '@turno25/shared/time/zone.ts';
import { givenAsViewed, givenUnviewed } from './given.ts';
import type { Outbox } from './outbox.ts';
import type { ServerLink } from './serverLink.ts';
import { paperOfOwn, paperOfView } from './ticketPaper.ts';
import type { PaperVoice } from './tickets.ts';

export type Given = Result<GivenTicket, Refusal>;

export type TicketDeskOptions = {
  readonly outbox: Outbox;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly spans: Spans;
  /** Where a telephone finds the branch, for the QR, where the catalogue does not say. */
  readonly publicAddress: string | null;
};

const DAYS_AHEAD = 7;
/** As many as the server takes in one request. */
const RECEIPTS_AT_ONCE = 20;
/** More than a day's blocks hold: each tap uses one, and a kiosk may be alone for days. */
const PASSES_HELD = 400;
/**
 * For so long after a crash somebody may still stand before the kiosk: their paper is printed, later it is only reported.
 * By the wall clock, since no other is the same before and after the crash.
 */
export const RECALL_MS: Millis = 2 * 60_000;

/** Gives one ticket per tap: the server's, or one from the reserved block when the server does not answer. */
export class TicketDesk {
  readonly #options: TicketDeskOptions;

  constructor(options: TicketDeskOptions) {
    this.#options = options;
  }

  async issue(body: HostTicketBody): Promise<Given> {
    const { outbox, link } = this.#options;
    const [request, voice] = [ticketRequestOf(body), this.#voiceOf(body)];
    const { key, serviceId, also, class: visitClass } = request;
    const tap = { ...voice, key, serviceId, ...(also === undefined ? {} : { also }), class: visitClass };
    const { visitId, issued } = outbox.begin(tap, this.#today(voice.zone));
    if (issued !== null) return ok(givenUnviewed(issued, body, voice));
    const answer = await link.issue(visitId, request);
    // The same tap twice at once: the first of the two has the ticket.
    const meanwhile = outbox.begin(tap, this.#today(voice.zone)).issued;
    if (answer.ok) {
      const { value: view } = answer;
      return ok(
        givenAsViewed(
          meanwhile ?? outbox.issuedByServer(visitId, view, paperOfView(view, voice, this.#sealFor(voice))),
          view,
          voice,
        ),
      );
    }
    if (meanwhile !== null) return ok(givenUnviewed(meanwhile, body, voice));
    if (answer.error.kind === 'refused') {
      outbox.giveUp(visitId, false);
      return answer;
    }
    const taken = outbox.issuedFromBlock(visitId, body.series, (own) =>
      paperOfOwn(own, body, voice, this.#sealFor(voice)),
    );
    if (taken.ok) return ok(givenUnviewed(taken.value, body, voice));
    outbox.giveUp(visitId, true);
    return taken;
  }

  /** A ticket for an appointment. Only the server can give it: without an answer nothing is promised, and it is told so later. */
  async checkIn(body: HostCheckInBody): Promise<Given> {
    const { outbox, link } = this.#options;
    const [request, voice] = [checkInRequestOf(body), this.#voiceOf(body)];
    const tap = { ...voice, key: request.key, serviceId: null, class: null };
    const { visitId } = outbox.begin(tap, this.#today(voice.zone));
    const answer = await link.checkIn(visitId, request);
    // The same tap twice at once: the first of the two has the ticket.
    const { issued } = outbox.begin(tap, this.#today(voice.zone));
    if (answer.ok) {
      const { booked, ...view } = answer.value;
      const ticket = issued ?? outbox.issuedByServer(visitId, view, paperOfView(view, voice, this.#sealFor(voice)));
      return ok(givenAsViewed(ticket, view, voice, booked));
    }
    if (issued === null) outbox.giveUp(visitId, answer.error.kind === 'away');
    return answer;
  }

  /**
   * The paper of a ticket that somebody already has, put in line again. A ticket of this kiosk's own needs no server; for
   * another's its person shows the server who they are, and its old paper opens nothing any more.
   */
  async copy(visitId: string, { identity, first, ...terms }: HostCopyBody): Promise<Given> {
    const { outbox, link } = this.#options;
    const voice = this.#voiceOf(terms);
    const held = await link.ticket(visitId);
    if (!held.ok && refusedAs(held.error, 'visit.ended')) return held;
    const elsewhere = !held.ok && refusedAs(held.error, 'ticket.otherKiosk');
    const answer = elsewhere && identity !== undefined ? await link.reprint(visitId, identity) : held;
    if (elsewhere) return answer.ok ? this.#reprinted(answer.value, voice) : answer;
    const own = outbox.issuedTo(visitId);
    if (own !== null) {
      outbox.printAgain(visitId);
      // The paper that the person holds stands, also while the server still knows the visit by another number.
      if (answer.ok && answer.value.number === formatTicketNumber(own))
        return ok(givenAsViewed(own, answer.value, voice));
      return ok(givenUnviewed(own, must(outbox.paperOf(visitId), 'a ticket that was given has its paper'), voice));
    }
    return answer.ok ? this.#reprinted(answer.value, voice, first === true ? 'first' : 'copy') : answer;
  }

  /** A ticket that is this kiosk's from now on, with the codes that the server says. */
  #reprinted(view: TicketView, voice: PaperVoice, origin: 'first' | 'copy' = 'copy'): Given {
    const asked = { ...voice, serviceId: view.serviceId, class: view.class };
    const paper = paperOfView(view, voice, this.#sealFor(voice));
    const adopted = this.#options.outbox.adopt(view, asked, this.#today(voice.zone), paper, origin);
    return ok(givenAsViewed(adopted, view, voice));
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
      const voice = this.#voiceOf({ ...asked, zone: asked.zone ?? zone });
      if (answer.ok)
        outbox.issuedByServer(
          visitId,
          answer.value,
          paperOfView(answer.value, voice, this.#sealFor(voice)),
          'recalled',
        );
      else if (answer.error.kind === 'refused') outbox.giveUp(visitId, true);
    }
    return outbox.unanswered().length === 0;
  }

  /** Asks for numbers for today and the coming week and for passes, and measures the clock. True when the server answered. */
  async prepare(zone: string): Promise<boolean> {
    const { outbox, link, clock, spans } = this.#options;
    const asked = spans.monotonic();
    const today = this.#today(zone);
    const dates = Array.from({ length: DAYS_AHEAD }, (_, day) => addDays(today, day));
    const answer = await link.reserve(dates, Math.max(0, PASSES_HELD - outbox.passes.held));
    if (!answer.ok) return false;
    // The server read its clock somewhere between question and answer: half-way is off by half the journey at most.
    const halfWay = clock.now() - (spans.monotonic() - asked) / 2;
    outbox.measuredClockOffset(answer.value.now - halfWay);
    outbox.blocks.keep(answer.value.blocks);
    outbox.passes.keep(answer.value.passes);
    outbox.forgetBefore(this.#today(zone));
    outbox.dayMayBeOpen();
    // The answer may show that the machine's clock was on another day: the numbers of the true one are asked for at once.
    return this.#today(zone) === today || this.prepare(zone);
  }

  /** Hands back what this kiosk remembers of the server's ledger, says how its devices are, and keeps the newest end. */
  async witness(parts?: HangingParts): Promise<void> {
    const { outbox, link, clock } = this.#options;
    const answer = await link.witness(outbox.heads.list(), Math.floor(clock.now()), parts);
    if (!answer.ok) return;
    const { ledgerId, epoch } = answer.value;
    const [before] = outbox.heads.of(ledgerId);
    outbox.heads.keep(answer.value);
    if (before?.epoch !== epoch) outbox.ledgerChanged(epoch);
    await this.#handBack(answer.value);
  }

  /** A ledger that goes on from an older copy of itself may lack what it had acknowledged to this kiosk. */
  async #handBack({ ledgerId, epoch }: SignedHead): Promise<void> {
    const { outbox, link } = this.#options;
    const unheard = outbox.receipts.unheard(ledgerId, epoch);
    for (let from = 0; from < unheard.length; from += RECEIPTS_AT_ONCE) {
      const some = unheard.slice(from, from + RECEIPTS_AT_ONCE);
      const answer = await link.handBack(some.map(({ receipt }) => receipt));
      if (!answer.ok) return;
      for (const [index, { visitId }] of some.entries())
        if (answer.value[index] === 'taken' || answer.value[index] === 'refused')
          outbox.receipts.settled(visitId, epoch);
    }
  }

  /** Numbers left for today by series. */
  numbersLeft(zone: string): { readonly series: string; readonly left: number }[] {
    const today = this.#today(zone);
    return this.#options.outbox.blocks
      .left()
      .filter(({ businessDate }) => businessDate === today)
      .map(({ series, left }) => ({ series, left }));
  }

  #voiceOf({ language, zone, publicAddress, pageAddress, practice = false, seal = false }: PaperTerms): PaperVoice {
    const known = publicAddress ?? this.#options.publicAddress ?? pageAddress ?? null;
    return { language, zone, publicAddress: known, practice, seal };
  }

  /** The digits of the newest end of the branch's ledger that this kiosk saw; null where the branch wants none, or none is known. */
  #sealFor({ seal }: PaperVoice): string | null {
    const { heads, belonging } = this.#options.outbox;
    const own = belonging.get();
    const [newest] = seal && own !== null ? heads.of(own.ledgerId) : [];
    return newest === undefined ? null : sealDigits(newest);
  }

  /** The business date by the server's clock, as far as it is known. */
  #today(zone: string): BusinessDate {
    const { clock, outbox } = this.#options;
    return localDate(clock.now() + (outbox.clockOffsetMs ?? 0), zone);
  }
}

function refusedAs(refusal: Refusal, code: string): boolean {
  return refusal.kind === 'refused' && refusal.code === code;
}

/** What goes on to the server of what the page asked. */
function ticketRequestOf({
  key,
  serviceId,
  also,
  class: visitClass,
  language,
  again,
  identity,
}: HostTicketBody): TicketRequest {
  return {
    ...{ key, serviceId, class: visitClass, language, again: again ?? false },
    ...(also === undefined ? {} : { also }),
    ...(identity === undefined ? {} : { identity }),
  };
}

function checkInRequestOf(body: HostCheckInBody): CheckInRequest {
  const { key, ticketLanguage } = body;
  const who = 'code' in body ? { code: body.code } : { identity: body.identity };
  return { key, ...who, ...(ticketLanguage === undefined ? {} : { ticketLanguage }) };
}
