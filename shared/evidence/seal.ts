import { formulaOf } from '../domain/figures/formulas.ts';
import { type DayRows, dayRows } from '../domain/figures/sealedRows.ts';
import { MINUTE } from '../domain/ids.ts';
import { STANDARD_MINUTES } from '../domain/law.ts';
import type { SealV2 } from '../domain/ledger/events/day.ts';
import type { DomainEvent, EventPayloads } from '../domain/ledger/events.ts';
import { figuresOptions, openingOf } from '../domain/ledger/opening.ts';
import { isBookingSigned } from './bookingDocument.ts';
import { hexOf, utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import type { EvidenceCrypto, Signer } from './crypto.ts';
import { documentTrouble } from './exclusionDocument.ts';
import { type Finding, found } from './finding.ts';
import type { PublicKey } from './keys.ts';
import { answeredTwice, numberGivenTwice } from './once.ts';
import { isSignedBy, signed } from './signature.ts';

export type SealPayload = EventPayloads['daySealed'];
export type UnsignedSeal = Omit<SealV2, 'keyId' | 'signature'>;

/** A seal with its signature and the name of the key that made it. */
export function signSeal(unsigned: UnsignedSeal, signer: Signer): SealV2 {
  return signed({ ...unsigned, keyId: signer.keyId }, signer);
}

/** Whether a seal says what the events of its day before it give: their number, the settings, and the figures by the formulas that it names. */
export function contentFinding(
  crypto: EvidenceCrypto,
  seq: number,
  seal: SealPayload,
  events: readonly DomainEvent[],
): Finding | null {
  const twice = numberGivenTwice(events);
  if (twice !== null) return found(seq, 'invariant', `number ${twice} was issued twice on ${seal.date}`);
  const again = answeredTwice(events);
  if (again !== null) return found(seq, 'invariant', `visit ${again} answered the survey twice`);
  if (events.length !== seal.events)
    return found(seq, 'sealCount', `${events.length} events where the seal says ${seal.events}`);
  if (openingOf(events).configHash !== seal.settingsHash)
    return found(seq, 'sealSettings', 'the seal names other settings');
  if (seal.formulas !== (openingOf(events).formulas ?? 1))
    return found(seq, 'sealFormulas', `formulas version ${seal.formulas} is not the one that the day opened with`);
  const formula = formulaOf(seal.formulas);
  if (formula === null)
    return found(seq, 'sealFormulas', `formulas version ${seal.formulas} is not known to this program`);
  const stray = strayLimit(events);
  if (stray !== null) return found(seq, 'sealLimits', `visit ${stray} has another limit than its day froze`);
  const excluded = excludedInVain(crypto, events);
  if (excluded !== null) return found(seq, 'sealExclusion', excluded);
  const signed = signedInVain(crypto, events);
  if (signed !== null) return found(seq, 'sealBooking', signed);
  const figures = formula(events, figuresOptions(events, seal.date, null));
  if (canonicalText(figures) !== canonicalText(seal.figures))
    return found(seq, 'sealFigures', 'the events do not give the sealed figures');
  if (!('v' in seal)) return null;
  const rows = rowsOf(crypto, dayRows(seal.formulas, events, seal.date, null));
  return rows.count === seal.rows.count && rows.digest === seal.rows.digest
    ? null
    : found(seq, 'sealRows', 'the events do not give the rows that the seal names');
}

/** The first ticket whose limit is not the one that the opening of its day froze, or null. A day of version 1 froze none. */
function strayLimit(events: readonly DomainEvent[]): string | null {
  const { limitsMs } = openingOf(events);
  if (limitsMs === undefined) return null;
  for (const event of events) {
    if (event.type !== 'ticketIssued' && event.type !== 'rollVisitEntered') continue;
    const { visitId, serviceId, limitMs } = event.payload;
    if (limitMs !== (limitsMs[serviceId] ?? STANDARD_MINUTES * MINUTE)) return visitId;
  }
  return null;
}

/**
 * What is wrong with an exclusion of a day of version 2, in words: one that came when the day was over needs the centre's
 * document, whole and about that visit; one of the day itself two people. Null when there is nothing. Whose key the document
 * bears is for whoever knows the centre's to say.
 */
function excludedInVain(crypto: EvidenceCrypto, events: readonly DomainEvent[]): string | null {
  if ((openingOf(events).formulas ?? 1) < 2) return null;
  let over = false;
  for (const event of events) {
    if (event.type === 'dayClosed') over = true;
    if (event.type !== 'visitExcluded') continue;
    const { visitId, code, document, askedBy, approvedBy } = event.payload;
    if (!over) {
      const two = askedBy !== undefined && approvedBy !== undefined && askedBy !== approvedBy;
      if (!two) return `visit ${visitId} was excluded by one person alone`;
      continue;
    }
    if (document === undefined) return `visit ${visitId} was excluded after its day without a document of the centre`;
    const { branchId, publicKey } = document;
    const about = { branchId, publicKey, date: event.businessDate ?? '', visitId, code, act: null };
    const trouble = documentTrouble(crypto, document, about);
    if (trouble !== null) return `the document by which visit ${visitId} was excluded: ${trouble}`;
  }
  return null;
}

/** What is wrong with a booking that a ticket says was made earlier than it was recorded, in words: only the centre says that. */
function signedInVain(crypto: EvidenceCrypto, events: readonly DomainEvent[]): string | null {
  for (const event of events) {
    if (event.type !== 'ticketIssued' || event.payload.booking?.madeAt == null) continue;
    const { visitId, serviceId, bookedFor, booking } = event.payload;
    const { madeAt, document } = booking;
    const about = document?.serviceId === serviceId && document.madeAt === madeAt;
    const hour = bookedFor === null || document?.bookedFor === bookedFor;
    if (document === undefined || !about || !hour || !isBookingSigned(crypto, document))
      return `the booking of visit ${visitId} is not signed by the centre as made when it says`;
  }
  return null;
}

/** How a seal names the rows of its day. */
export function rowsOf({ sha256 }: Pick<EvidenceCrypto, 'sha256'>, rows: DayRows): SealV2['rows'] {
  const text = rows.map((row) => `${canonicalText(row)}\n`).join('');
  return { count: rows.length, digest: hexOf(sha256(utf8(text))) };
}

/** Signature trouble of a seal, or null. Without a key nothing can be said, and nothing is. */
export function signatureFinding(
  crypto: EvidenceCrypto,
  seq: number,
  seal: SealPayload,
  keys: ReadonlyMap<string, PublicKey> | null,
): Finding | null {
  if (keys === null) return null;
  const key = keys.get(seal.keyId);
  if (key === undefined) return found(seq, 'sealKey', `signed by key ${seal.keyId}, not by the trusted one`);
  return isSignedBy(crypto, key, seal) ? null : found(seq, 'sealSignature', 'the signature does not fit the seal');
}
