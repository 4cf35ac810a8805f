import type { Subject } from '@turno25/shared/domain/rights/kinds.ts';
import type { Booking } from '@turno25/shared/domain/visit/booking.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';
import type { Reports, VisitOfPerson } from '../ledger/reports.ts';
import { nameOf, type Person, personKeysOf } from '../vault/person.ts';
import type { Vault } from '../vault/vault.ts';

export type HoldingParts = {
  readonly vault: Vault;
  readonly reports: Reports;
  readonly ledger: Pick<Ledger, 'events' | 'caseEvents' | 'ofVisit'>;
};

/** What the branch can still tie to a person: by what is sealed under a living key, or by the mark of recognition. */
export type Holdings = {
  readonly visits: readonly VisitOfPerson[];
  readonly bookings: readonly Booking[];
  readonly cases: readonly OirsCaseRow[];
};

/**
 * Everything of whoever has this document, at an instant (UTC ms). Cases that were filed before their persons were marked, and
 * those without a document, are found by their folio alone.
 */
export function holdingsOf({ vault, reports }: HoldingParts, person: Person, now: number): Holdings {
  const hmacs = personKeysOf({ vault }, person, now).map(({ hmac }) => hmac);
  const keys = vault.keysOfPerson(vault.personMark(nameOf(person)));
  const subjects = keys.flatMap(({ purpose, subject }) => (purpose === 'identity' ? [subject] : []));
  const visits = new Map(
    [...reports.visitsOfPerson(hmacs), ...reports.visitsNamed(subjects)].map((visit) => [visit.visitId, visit]),
  );
  const cases = keys.flatMap(({ keyId, purpose }) => {
    const found = purpose === 'oirs' ? reports.oirs.byIdentityKey(keyId) : null;
    return found === null ? [] : [found];
  });
  return {
    visits: [...visits.values()].sort((a, b) => a.issuedAt - b.issuedAt),
    bookings: reports.bookings.allOfPerson(hmacs, subjects),
    cases,
  };
}

export function subjectsOf({ visits, bookings, cases }: Holdings): readonly Subject[] {
  return [
    ...visits.map(({ visitId }) => ({ kind: 'visit' as const, id: visitId })),
    ...bookings.map(({ id }) => ({ kind: 'booking' as const, id })),
    ...cases.map(({ folio }) => ({ kind: 'case' as const, id: folio })),
  ];
}
