import type { CheckInView } from '@turno25/shared/contracts/appointments.ts';
import type { NumberBlockView } from '@turno25/shared/contracts/offline.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import type { TicketCodes } from '@turno25/shared/contracts/trackLink.ts';
import { isoInstant } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import { seededIds } from '@turno25/shared/time/ids.ts';
import { seededRandom } from '@turno25/shared/time/random.ts';
import type { CheckInAsked, Delivery, Reserved, ServerLink, ServerTrouble, TicketAsked } from '../serverLink.ts';

const AWAY: ServerTrouble = { kind: 'away' };

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
  readonly asked: TicketAsked[] = [];
  readonly visits = new Map<string, FakeVisit>();
  readonly log: Delivery[] = [];
  readonly #answers = new Map<string, string>();
  readonly #clock: Clock;
  readonly #newId = seededIds(seededRandom(52));
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue = async (asked: TicketAsked): Promise<Result<TicketView, ServerTrouble>> => {
    this.asked.push(asked);
    const view = this.#reach(() => {
      if (!this.visits.has(asked.visitId)) this.#give(asked.visitId);
    });
    return view.ok ? ok(this.#viewOf(asked)) : view;
  };

  /** The appointments of its morning, by code. */
  readonly booked = new Map<string, CheckInView['booked']>();

  checkIn = async ({ visitId, who }: CheckInAsked): Promise<Result<CheckInView, ServerTrouble>> => {
    const booked = 'code' in who ? this.booked.get(who.code) : undefined;
    if (this.mood === 'here' && booked === undefined) return err({ kind: 'refused', code: 'booking.unknown' });
    const reached = this.#reach(() => {
      if (!this.visits.has(visitId)) this.#give(visitId);
    });
    if (!reached.ok) return reached;
    const late = booked?.late ?? false;
    const at = booked?.at ?? isoInstant(this.#clock.now());
    const view = this.#viewOf({ visitId, serviceId: 'birth', class: 'general' });
    return ok({ ...view, bookedFor: late ? null : at, booked: { at, late } });
  };

  ticket = async (visitId: string): Promise<Result<TicketView, ServerTrouble>> => {
    if (this.mood === 'here' && !this.visits.has(visitId)) return err({ kind: 'refused', code: 'visit.unknown' });
    const reached = this.#reach(() => undefined);
    return reached.ok ? ok(this.#viewOf({ visitId, serviceId: 'birth', class: 'general' })) : reached;
  };

  #give(visitId: string): void {
    this.#last += 1;
    this.visits.set(visitId, {
      number: formatTicketNumber({ series: 'A', number: this.#last }),
      voided: [],
      printed: 0,
    });
  }

  #viewOf(asked: Pick<TicketAsked, 'visitId' | 'serviceId' | 'class'>): TicketView {
    const number = this.visits.get(asked.visitId)?.number ?? '';
    return {
      id: asked.visitId,
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
      ...codesOf(asked.visitId),
    };
  }

  deliver = async (deliveryKey: string, what: Delivery): Promise<Result<null, ServerTrouble>> => {
    const said = JSON.stringify(what);
    const before = this.#answers.get(deliveryKey);
    if (before !== undefined && before !== said) return err({ kind: 'refused', code: 'idempotency.keyReused' });
    const known = what.kind === 'ticket' || what.kind === 'exhausted' || this.visits.has(what.visitId);
    if (!known && this.mood === 'here') {
      return err({ kind: 'refused', code: 'visit.unknown' });
    }
    const reached = this.#reach(() => {
      if (before !== undefined) return;
      this.#answers.set(deliveryKey, said);
      this.log.push(what);
      this.#apply(what);
    });
    return reached.ok ? ok(null) : reached;
  };

  reserve = async (dates: readonly BusinessDate[], passes: number): Promise<Result<Reserved, ServerTrouble>> => {
    const reached = this.#reach(() => undefined);
    if (!reached.ok) return reached;
    const blocks = this.granted.filter((block) => dates.includes(block.businessDate));
    const granted = Array.from({ length: Math.min(passes, this.passesAtOnce) }, () => {
      const visitId = this.#newId();
      return { visitId, ...codesOf(visitId) };
    });
    return ok({ blocks, passes: granted, now: this.#clock.now() });
  };

  #apply(what: Delivery): void {
    if (what.kind === 'abandoned' || what.kind === 'exhausted') return;
    const visitId = what.kind === 'ticket' ? what.body.visitId : what.visitId;
    const known = this.visits.get(visitId);
    if (what.kind === 'print') {
      if (known !== undefined && what.body.status === null) this.#printed(visitId, known);
      return;
    }
    const number = formatTicketNumber(what.body);
    const voided = known === undefined || known.number === number ? [] : [...known.voided, known.number];
    this.visits.set(visitId, { number, voided, printed: what.body.printed ? 1 : 0 });
  }

  #printed(visitId: string, visit: FakeVisit): void {
    this.visits.set(visitId, { ...visit, printed: visit.printed + 1 });
  }

  #reach(work: () => void): Result<null, ServerTrouble> {
    if (this.mood === 'away') return err(AWAY);
    if (this.refusal !== null) return err({ kind: 'refused', code: this.refusal });
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
