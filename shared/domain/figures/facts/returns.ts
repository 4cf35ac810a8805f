import type { BusinessDate, Instant, Millis, ServiceId, VisitId } from '../../ids.ts';

const DAY: Millis = 86_400_000;
/** How long after a ticket another one for the same service is a return; the last instant is inside. */
export const RETURN_DAYS = 30;

/** A ticket whose person is known by a key (HMAC of their RUN under a key that is destroyed after its time). */
export type KeyedTicket = {
  readonly date: BusinessDate;
  readonly visitId: VisitId;
  readonly serviceId: ServiceId;
  readonly issuedAt: Instant;
  /** Its place in the ledger. */
  readonly seq: number;
  readonly continues: VisitId | null;
  readonly keys: readonly string[];
};

/**
 * The tickets of a day whose person had one for the same service at most thirty days before, which is not the one that the
 * new one continues. `before` are those of the days before; both as the ledger stood at `untilSeq`, so that what is delivered
 * late for an earlier day changes nothing that was sealed.
 */
export function returnedVisits(
  ofDay: readonly KeyedTicket[],
  before: readonly KeyedTicket[],
  untilSeq: number,
): ReadonlySet<VisitId> {
  const known = [...before, ...ofDay].filter(({ seq }) => seq <= untilSeq);
  const byKey = new Map<string, KeyedTicket[]>();
  for (const ticket of known)
    for (const key of ticket.keys) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [ticket]);
      else same.push(ticket);
    }
  const isReturn = (ticket: KeyedTicket): boolean =>
    ticket.keys.some((key) =>
      (byKey.get(key) ?? []).some(
        (earlier) =>
          earlier.visitId !== ticket.visitId &&
          earlier.visitId !== ticket.continues &&
          earlier.serviceId === ticket.serviceId &&
          earlier.issuedAt < ticket.issuedAt &&
          ticket.issuedAt - earlier.issuedAt <= RETURN_DAYS * DAY,
      ),
    );
  return new Set(ofDay.filter(isReturn).map(({ visitId }) => visitId));
}

/** The keyed tickets among the events of a day. */
export function keyedTickets(
  events: readonly {
    readonly type: string;
    readonly at: Instant;
    readonly seq: number;
    readonly businessDate: BusinessDate | null;
    readonly payload: unknown;
  }[],
): readonly KeyedTicket[] {
  return events.flatMap(({ type, at, seq, businessDate, payload }) => {
    if (type !== 'ticketIssued' || businessDate === null) return [];
    const ticket = payload as {
      readonly visitId: VisitId;
      readonly serviceId: ServiceId;
      readonly continues?: VisitId | null;
      readonly personKeys?: readonly { readonly hmac: string }[];
    };
    const keys = (ticket.personKeys ?? []).map(({ hmac }) => hmac);
    if (keys.length === 0) return [];
    const { visitId, serviceId, continues = null } = ticket;
    return [{ date: businessDate, visitId, serviceId, issuedAt: at, seq, continues, keys }];
  });
}
