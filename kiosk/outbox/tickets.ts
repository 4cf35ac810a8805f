import type { TicketCodes } from '@turno25/shared/contracts/trackLink.ts';
import type { Instant, Millis } from '@turno25/shared/domain/ids.ts';
import { must } from '@turno25/shared/domain/result.ts';
import type { VisitClass } from '@turno25/shared/domain/visit/visit.ts';
import { z } from 'zod';
import type { Db } from './database.ts';

/** How a paper speaks: the person's language, the branch's clock, where a telephone finds the branch, if anybody knows, and whether it is worth anything. */
export type PaperVoice = {
  readonly language: string;
  readonly zone: string;
  readonly publicAddress: string | null;
  readonly practice: boolean;
  /** Whether it bears the digits of a recent end of the branch's ledger. */
  readonly seal: boolean;
};
/**
 * A tap as it is remembered; who the person is is never written down. Of an appointment only the server knows service and
 * class: they are null.
 */
export type RememberedTap = PaperVoice & {
  readonly key: string;
  readonly serviceId: string | null;
  /** The other services of a ticket for several. */
  readonly also?: readonly string[];
  readonly class: VisitClass | null;
};
/** A ticket that the person has, or is about to. */
export type Issued = {
  readonly visitId: string;
  readonly source: 'server' | 'block';
  readonly series: string;
  readonly number: number;
  readonly issuedAt: Instant;
  /** Null for a ticket given by a kiosk that was never granted any. */
  readonly codes: TicketCodes | null;
};
export type IssuedAs = Omit<Issued, 'visitId' | 'codes'>;

const ticketRow = z.object({
  visitId: z.string(),
  key: z.string(),
  request: z.string(),
  businessDate: z.string(),
  state: z.enum(['asking', 'issued', 'abandoned']),
  source: z.enum(['server', 'block']).nullable(),
  series: z.string().nullable(),
  number: z.int().nullable(),
  issuedAt: z.int().nullable(),
  clockOffsetMs: z.int().nullable(),
  trackingToken: z.string().nullable(),
  surveyCode: z.string().nullable(),
  askedAt: z.int(),
});
export type TicketRow = z.infer<typeof ticketRow>;

const asked = z.object({
  serviceId: z.string().nullable(),
  also: z.array(z.string()).exactOptional(),
  class: z.enum(['general', 'preferential']).nullable(),
  language: z.string(),
  zone: z.string().nullable().default(null),
  publicAddress: z.string().nullable().default(null),
  practice: z.boolean().default(false),
  seal: z.boolean().default(false),
});
export type Asked = z.infer<typeof asked>;

/** One row per tap. Every verb is to be called within the transaction that it belongs to. */
export class Tickets {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A tap whose answer is not known yet. */
  add(visitId: string, request: RememberedTap, businessDate: string, codes: TicketCodes | null, at: Instant): void {
    const { serviceId, also, class: visitClass, language, zone, publicAddress, practice, seal } = request;
    const services = also === undefined ? { serviceId } : { serviceId, also: [...also] };
    const kept: Asked = { ...services, class: visitClass, language, zone, publicAddress, practice, seal };
    this.#db
      .prepare(
        `INSERT INTO tickets (visitId, key, request, businessDate, state, trackingToken, surveyCode, askedAt)
         VALUES (?, ?, ?, ?, 'asking', ?, ?, ?)`,
      )
      .run(
        visitId,
        request.key,
        JSON.stringify(kept),
        businessDate,
        codes?.trackingToken ?? null,
        codes?.surveyCode ?? null,
        at,
      );
  }

  issue(visitId: string, { source, series, number, issuedAt }: IssuedAs, clockOffsetMs: Millis | null): void {
    const { changes } = this.#db
      .prepare(
        `UPDATE tickets SET state = 'issued', source = ?, series = ?, number = ?, issuedAt = ?, clockOffsetMs = ?
         WHERE visitId = ? AND state = 'asking'`,
      )
      .run(source, series, number, issuedAt, clockOffsetMs, visitId);
    if (changes !== 1) throw new Error(`visit ${visitId} is not waiting for a ticket`);
  }

  setCodes(visitId: string, { trackingToken, surveyCode }: TicketCodes): void {
    this.#db
      .prepare('UPDATE tickets SET trackingToken = ?, surveyCode = ? WHERE visitId = ?')
      .run(trackingToken, surveyCode, visitId);
  }

  setState(visitId: string, state: 'asking' | 'abandoned'): void {
    this.#db.prepare('UPDATE tickets SET state = ? WHERE visitId = ?').run(state, visitId);
  }

  byKey(key: string): TicketRow | null {
    return rowOf(this.#db.prepare('SELECT * FROM tickets WHERE key = ?').get(key));
  }

  of(visitId: string): TicketRow | null {
    return rowOf(this.#db.prepare('SELECT * FROM tickets WHERE visitId = ?').get(visitId));
  }

  the(visitId: string): TicketRow {
    return must(this.of(visitId), `visit ${visitId} was asked for`);
  }

  asking(): TicketRow[] {
    return this.#db
      .prepare("SELECT * FROM tickets WHERE state = 'asking'")
      .all()
      .map((row) => ticketRow.parse(row));
  }
}

export function askedOf(row: TicketRow): Asked {
  return asked.parse(JSON.parse(row.request));
}

export function issuedOf({ visitId, source, series, number, issuedAt, trackingToken, surveyCode }: TicketRow): Issued {
  const claim = 'an issued ticket has its number';
  return {
    visitId,
    source: must(source, claim),
    series: must(series, claim),
    number: must(number, claim),
    issuedAt: must(issuedAt, claim),
    codes: codesOf({ trackingToken, surveyCode }),
  };
}

export function codesOf({
  trackingToken,
  surveyCode,
}: Pick<TicketRow, 'trackingToken' | 'surveyCode'>): TicketCodes | null {
  return trackingToken === null || surveyCode === null ? null : { trackingToken, surveyCode };
}

function rowOf(row: unknown): TicketRow | null {
  return row === undefined ? null : ticketRow.parse(row);
}
