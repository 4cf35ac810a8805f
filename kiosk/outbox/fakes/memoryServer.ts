import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import type { NumberBlockView } from '@turno25/shared/contracts/offline.ts';
import {
  AWAY,
  type CheckInRequest,
  type Refusal,
  refused,
  type TicketRequest,
} from '@turno25/shared/contracts/ticketOffice.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { TicketCodes } from '@turno25/shared/contracts/trackLink.ts';
import type { ReceiptResult } from '@turno25/shared/contracts/witness.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { SignedHead } from '@turno25/shared/evidence/head.ts';
import type { TicketReceipt } from '@turno25/shared/evidence/receipt.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { seededIds } from '@turno25/shared/time/ids.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import type { Parcel, Reserved, ServerLink } from '../serverLink.ts';

/** What its visits are for, where nobody said. */
const BIRTH = { serviceId: 'birth', class: 'general' } as const;

export type FakeVisit = {
  readonly number: string;
  readonly voided: readonly string[];
  readonly printed: number;
};

/** A server in memory that can be away, lose its answers after doing what was asked, or refuse. */
export class MemoryServer implements ServerLink {
  mood: 'here' | 'away' | 'answersLost' = 'here';
  /** Says no to everything with this code. */
  refusal: string | null = null;
  granted: NumberBlockView[] = [];
  /** The most that one answer grants. */
  passesAtOnce = 500;
  readonly asked: (TicketRequest & { readonly visitId: string })[] = [];
  readonly visits = new Map<string, FakeVisit>();
  readonly log: Parcel[] = [];
  readonly #answers = new Map<string, string>();
  readonly #clock: Clock;
  readonly #newId = seededIds(seededRandom(52));
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue = async (visitId: string, request: TicketRequest): Promise<Result<TicketView, Refusal>> => {
    this.asked.push({ visitId, ...request });
    const view = this.#reach(() => {
      if (!this.visits.has(visitId)) this.#give(visitId);
    });
    return view.ok ? ok(this.#viewOf(visitId, request)) : view;
  };

  /** The appointments of its morning, by code. */
  readonly booked = new Map<string, CheckInView['booked']>();

  checkIn = async (visitId: string, request: CheckInRequest): Promise<Result<CheckInView, Refusal>> => {
    const booked = 'code' in request ? this.booked.get(request.code) : undefined;
    if (this.mood === 'here' && booked === undefined) return err(refused('booking.unknown'));
    const reached = this.#reach(() => {
      if (!this.visits.has(visitId)) this.#give(visitId);
    });
    if (!reached.ok) return reached;
    const late = booked?.late ?? false;
    const at = booked?.at ?? isoInstant(this.#clock.now());
    const view = this.#viewOf(visitId);
    return ok({ ...view, bookedFor: late ? null : at, booked: { at, late } });
  };

  reprint = (visitId: string): Promise<Result<TicketView, Refusal>> => this.ticket(visitId);

  ticket = async (visitId: string): Promise<Result<TicketView, Refusal>> => {
    if (this.mood === 'here' && !this.visits.has(visitId)) return err(refused('visit.unknown'));
    const reached = this.#reach(() => undefined);
    return reached.ok ? ok(this.#viewOf(visitId)) : reached;
  };

  #give(visitId: string): void {
    this.#last += 1;
    this.visits.set(visitId, {
      number: formatTicketNumber({ series: 'A', number: this.#last }),
      voided: [],
      printed: 0,
    });
  }

  #viewOf(visitId: string, asked: Pick<TicketRequest, 'serviceId' | 'class'> = BIRTH): TicketView {
    const number = this.visits.get(visitId)?.number ?? '';
    return {
      id: visitId,
      number,
      series: 'A',
      sequence: Number(number.slice(2)),
      issuedAt: isoInstant(this.#clock.now()),
      bookedFor: null,
      class: asked.class,
      serviceId: asked.serviceId,
      serviceName: 'Certificado de nacimiento',
      institutionName: 'ChileAtiende',
      branchName: 'Sucursal Ñuñoa',
      ahead: 3,
      expected: { lowMinutes: 10, highMinutes: 20 },
      ...codesOf(visitId),
    };
  }

  send = async (key: string, parcel: Parcel): Promise<Result<TicketReceipt | null, Refusal>> => {
    const said = JSON.stringify(parcel);
    const before = this.#answers.get(key);
    if (before !== undefined && before !== said) return err(refused('idempotency.keyReused'));
    const known = parcel.kind === 'ticket' || parcel.kind === 'exhausted' || this.visits.has(parcel.visitId);
    if (!known && this.mood === 'here') return err(refused('visit.unknown'));
    const reached = this.#reach(() => {
      if (before !== undefined) return;
      this.#answers.set(key, said);
      this.log.push(parcel);
      this.#apply(parcel);
    });
    return reached.ok ? ok(null) : reached;
  };

  /** Heads that were handed back to it. */
  readonly handedBack: SignedHead[] = [];
  head: SignedHead = {
    format: 'turno25.head.v1',
    ledgerId: '1'.repeat(64),
    epoch: 'first',
    seq: 1,
    hash: '2'.repeat(64),
    at: 0,
    numbers: null,
    keyId: '3'.repeat(16),
    signature: '',
  };

  witness = async (heads: readonly SignedHead[]): Promise<Result<SignedHead, Refusal>> => {
    if (this.mood !== 'here') return err(AWAY);
    this.handedBack.push(...heads);
    return ok(this.head);
  };

  handBack = async (receipts: readonly TicketReceipt[]): Promise<Result<readonly ReceiptResult[], Refusal>> =>
    this.mood === 'here' ? ok(receipts.map(() => 'taken')) : err(AWAY);

  reserve = async (dates: readonly BusinessDate[], passes: number): Promise<Result<Reserved, Refusal>> => {
    const reached = this.#reach(() => undefined);
    if (!reached.ok) return reached;
    const blocks = this.granted.filter((block) => dates.includes(block.businessDate));
    const granted = Array.from({ length: Math.min(passes, this.passesAtOnce) }, () => {
      const visitId = this.#newId();
      return { visitId, ...codesOf(visitId) };
    });
    return ok({ blocks, passes: granted, now: this.#clock.now() });
  };

  #apply(parcel: Parcel): void {
    if (parcel.kind === 'abandoned' || parcel.kind === 'exhausted') return;
    const visitId = parcel.kind === 'ticket' ? parcel.body.visitId : parcel.visitId;
    const known = this.visits.get(visitId);
    if (parcel.kind === 'print') {
      if (known !== undefined && parcel.body.status === null) this.#printed(visitId, known);
      return;
    }
    const number = formatTicketNumber(parcel.body);
    const voided = known === undefined || known.number === number ? [] : [...known.voided, known.number];
    this.visits.set(visitId, { number, voided, printed: parcel.body.printed ? 1 : 0 });
  }

  #printed(visitId: string, visit: FakeVisit): void {
    this.visits.set(visitId, { ...visit, printed: visit.printed + 1 });
  }

  #reach(work: () => void): Result<null, Refusal> {
    if (this.mood === 'away') return err(AWAY);
    if (this.refusal !== null) return err(refused(this.refusal));
    work();
    return this.mood === 'answersLost' ? err(AWAY) : ok(null);
  }
}

/** Derived from the visit's id, as the real server's are. */
function codesOf(visitId: string): TicketCodes {
  const letters = visitId.replaceAll('-', '');
  return {
    trackingToken: letters.slice(0, 28),
    surveyCode: `${letters.slice(0, 5)}-${letters.slice(5, 10)}`.toUpperCase(),
  };
}
