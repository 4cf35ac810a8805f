import type { PersonHoldings } from '@turno25/shared/contracts/rights.ts';
import type { EncryptedText, Reason } from '@turno25/shared/domain/identity/encryptedText.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import type { Context } from '../engine/submission.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';
import type { VisitOfPerson } from '../ledger/reports.ts';
import type { Erasure } from '../rights/erasure.ts';
import type { HoldingParts, Holdings } from '../rights/holdings.ts';
import { referenceOf } from './bookingView.ts';
import { textsOf } from './caseTexts.ts';
import { iso, isoOrNull } from './format.ts';
import { configOf, serviceLabel } from './visitView.ts';

type Seen = {
  readonly person: {
    readonly identity: { readonly type: string; readonly value: string };
    readonly name: string;
    readonly contact: string;
  };
  readonly words: string | null;
  readonly content: boolean;
  readonly holdings: Holdings;
  readonly erasure: Erasure;
};

/** Events in which somebody wrote about a visit. */
const WRITTEN = [
  'attentionFinished',
  'visitTransferred',
  'visitHeld',
  'visitCalled',
  'visitRemoved',
  'visitExcluded',
  'surveyAnswered',
];

/** What the branch holds of somebody, for them to be told. What is sealed is opened only where that was asked. */
export function holdingsView(
  parts: HoldingParts,
  { state, now }: Pick<Context, 'state' | 'now'>,
  { person, words, content, holdings, erasure }: Seen,
): PersonHoldings {
  const config = configOf(state);
  const open = (text: EncryptedText | null): string | null =>
    content && text !== null ? parts.vault.decrypt(text) : null;
  const institution = (id: string): string => config.institutions.find((one) => one.id === id)?.name ?? id;
  const { identity, name, contact } = person;
  return {
    format: 'turno25.datos.v1',
    branch: config.branch.name,
    at: iso(now),
    person: { type: identity.type, document: identity.value, name, contact },
    words,
    content,
    visits: holdings.visits.map((visit) => ({
      id: visit.visitId,
      number: formatTicketNumber(visit),
      serviceName: serviceLabel(config, visit.serviceId).service,
      class: visit.class,
      issuedAt: iso(visit.issuedAt),
      startedAt: isoOrNull(visit.startedAt),
      endedAt: isoOrNull(visit.endedAt),
      endedAs: visit.endedAs,
      identified: visit.identityKey !== null && parts.vault.alive([visit.identityKey]).length > 0,
      texts: content ? textsOfVisit(parts, visit) : [],
    })),
    bookings: holdings.bookings.map((booking) => ({
      id: booking.id,
      at: iso(booking.bookedFor),
      serviceName: serviceLabel(config, booking.serviceId).service,
      status: booking.status,
      reference: content ? referenceOf(booking, parts.vault) : null,
    })),
    cases: holdings.cases.map((one) => ({
      folio: one.folio,
      kind: one.kind,
      institutionName: institution(one.institutionId),
      receivedAt: iso(one.filedAt),
      closedAt: isoOrNull(one.closedAt),
      replyChannel: one.replyChannel,
      ...textsOfCase(parts, one, open),
    })),
    erasure: {
      keys: Object.values(erasure.keys).reduce((sum, some) => sum + some.length, 0),
      kept: erasure.kept.map((one) => ({ ...one })),
    },
  };
}

function textsOfVisit({ ledger, vault }: HoldingParts, { date, visitId }: VisitOfPerson): string[] {
  return ledger.ofVisit(date, visitId, WRITTEN).flatMap(({ payload }) => {
    const { reason, note, text } = payload as {
      readonly reason?: Reason;
      readonly note?: EncryptedText | null;
      readonly text?: EncryptedText | null;
    };
    const sealed = [reason?.note ?? null, note ?? null, text ?? null];
    return sealed.flatMap((one) => (one === null ? [] : [vault.decrypt(one) ?? []].flat()));
  });
}

type CaseText = Pick<PersonHoldings['cases'][number], 'text' | 'name' | 'document' | 'replyTo' | 'reply' | 'files'>;

function textsOfCase(
  { ledger }: HoldingParts,
  one: OirsCaseRow,
  open: (text: EncryptedText | null) => string | null,
): CaseText {
  const { text, replyTo, identity, reply } = textsOf(ledger, one);
  const person = JSON.parse(open(identity) ?? '{}') as { name?: string; identity?: { value: string } };
  return {
    text: open(text),
    name: person.name ?? null,
    document: person.identity?.value ?? null,
    replyTo: open(replyTo),
    reply: open(reply),
    files: ledger.caseEvents(one.folio).filter(({ type }) => type === 'oirsAttached').length,
  };
}
