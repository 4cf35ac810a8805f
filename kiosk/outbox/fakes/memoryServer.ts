import type { NumberBlockView } from '@turno25/shared/contracts/offline.ts';
import type { TicketView } from '@turno25/shared/contracts/tickets.ts';
import { isoInstant } from '@turno25/shared/domain/calendar.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { err, ok, type Result } from '@turno25/shared/domain/result.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Clock } from '@turno25/shared/time/clock.ts';
import type { Delivery, Reserved, ServerLink, ServerTrouble, TicketAsked } from '../serverLink.ts';

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
  readonly visits = new Map<string, FakeVisit>();
  readonly log: Delivery[] = [];
  readonly #answers = new Map<string, string>();
  readonly #clock: Clock;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue = async (asked: TicketAsked): Promise<Result<TicketView, ServerTrouble>> => {
    const view = this.#reach(() => {
      if (this.visits.has(asked.visitId)) return;
      this.#last += 1;
      const number = formatTicketNumber({ series: 'A', number: this.#last });
      this.visits.set(asked.visitId, { number, voided: [], printed: 0 });
    });
    if (!view.ok) return view;
    const number = this.visits.get(asked.visitId)?.number ?? '';
    return ok({
      id: asked.visitId,
      number,
      series: 'A',
      sequence: Number(number.slice(2)),
      issuedAt: isoInstant(this.#clock.now()),
      class: asked.class,
      serviceId: asked.serviceId,
      serviceName: 'Certificado de nacimiento',
      institutionName: 'ChileAtiende',
      branchName: 'Sucursal Ñuñoa',
      ahead: 3,
      expected: { lowMinutes: 10, highMinutes: 20 },
      trackingToken: '3mVb8qZk1YtR5wXcN7pLfA',
      surveyCode: '7KQ4M-XW2PD',
    });
  };

  deliver = async (deliveryKey: string, what: Delivery): Promise<Result<null, ServerTrouble>> => {
    const said = JSON.stringify(what);
    const before = this.#answers.get(deliveryKey);
    if (before !== undefined && before !== said) return err({ kind: 'refused', code: 'idempotency.keyReused' });
    if (what.kind !== 'ticket' && this.mood === 'here' && !this.visits.has(what.visitId)) {
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

  reserve = async (dates: readonly BusinessDate[]): Promise<Result<Reserved, ServerTrouble>> => {
    const reached = this.#reach(() => undefined);
    if (!reached.ok) return reached;
    const blocks = this.granted.filter((block) => dates.includes(block.businessDate));
    return ok({ blocks, now: this.#clock.now() });
  };

  #apply(what: Delivery): void {
    if (what.kind === 'abandoned') return;
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
