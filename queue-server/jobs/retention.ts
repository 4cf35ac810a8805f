import { addDays } from '@turno25/shared/domain/calendar/businessDates.ts';
import type { EncryptedText } from '@turno25/shared/domain/identity/encryptedText.ts';
import type { BusinessDate } from '@turno25/shared/domain/ids.ts';
import { LIVED_ONE_DAY_IN, RETENTION_DAYS } from '@turno25/shared/domain/law.ts';
import { must } from '@turno25/shared/domain/result.ts';
import { localDate, startOfLocalDay } from '@turno25/shared/time/zone.ts';
import type { Branch } from '../branch.ts';
import { configOf } from '../read-models/visitView.ts';

const DAY_MS = 86_400_000;

/**
 * Destroys the keys whose time is over and records how many of each purpose: the erasure is provable, and what was sealed
 * is gone, in copies of the ledger too. Meant once a day; done again it finds nothing.
 */
export async function eraseWhatIsDue(branch: Branch, today: BusinessDate): Promise<void> {
  const config = configOf(branch.engine.state());
  const { zone } = config.branch;
  const keep = { ...RETENTION_DAYS, ...config.privacy.keep };
  const begins = (date: BusinessDate): number => startOfLocalDay(date, zone);
  const { vault, reports } = branch;
  vault.forgetEpochs(branch.engine.now());
  vault.destroyAll(erasedForSomebody(branch));

  const identities = localDate(begins(today) - Math.max(0, config.privacy.identityDays - 1) * DAY_MS, zone);
  await record(branch, 'identity', identities, vault.destroyBefore('identity', begins(identities)));

  const references = addDays(today, -keep.reference);
  const referenced = reports.bookings.referencedBefore(references);
  await record(branch, 'reference', references, vault.destroyOf('reference', referenced));

  // Written on the day that its visit ended, or after it: the end of that day is the closing of the case.
  for (const purpose of ['note', 'message', 'dayNote', 'act', 'survey', 'rights'] as const) {
    const until = addDays(today, -keep[purpose]);
    if (hasLived(branch, until, keep[purpose]))
      await record(branch, purpose, until, vault.destroyBefore(purpose, begins(until)));
  }
  const closed = addDays(today, -keep.oirs);
  if (hasLived(branch, closed, keep.oirs)) {
    const files = filesOfClosedCases(branch, begins(closed));
    const keys = [...keysOfClosedCases(branch, begins(closed)), ...files.flatMap(({ keys: ofFile }) => ofFile)];
    const destroyed = vault.destroyAll(keys);
    branch.attachments.forget(files.flatMap(({ id }) => (id === null ? [] : [id])));
    await record(branch, 'oirs', closed, destroyed);
  }
}

/** Keys that were destroyed because their person asked: an older copy of the vault, brought back, has them again. */
function erasedForSomebody({ ledger }: Branch): string[] {
  return ledger.rightsEvents().flatMap((event) => (event.type === 'personErased' ? event.payload.keyIds : []));
}

/** Whether the branch has lived the time since a date, by its own days: what the clock says alone destroys nothing. */
function hasLived({ reports }: Branch, since: BusinessDate, days: number): boolean {
  return reports.daysAfter(since) >= Math.floor(days / LIVED_ONE_DAY_IN);
}

/** Text, address and name of the cases that were closed before an instant. */
function keysOfClosedCases({ reports, ledger }: Branch, instant: number): string[] {
  return reports.oirs.closedBefore(instant).flatMap(({ seq, closedSeq }) => {
    const [event] = ledger.events(seq - 1);
    const filed = must(event?.type === 'oirsFiled' ? event : null, `event ${seq} files a case`);
    const [ended] = ledger.events(closedSeq - 1);
    const closing = must(ended?.type === 'oirsClosed' ? ended : null, `event ${closedSeq} closes a case`);
    const { text, replyTo, identity } = filed.payload;
    return keysIn([text, replyTo, identity, closing.payload.reply ?? null]);
  });
}

function keysIn(texts: readonly (EncryptedText | null)[]): string[] {
  return texts.flatMap((one) => (one === null ? [] : [one.keyId]));
}

/** Files of the cases that were closed before an instant, each with the keys of its bytes and of its name; and the keys of what was put right. */
function filesOfClosedCases(
  { reports, ledger }: Branch,
  instant: number,
): { readonly id: string | null; readonly keys: readonly string[] }[] {
  const closed = new Set(reports.oirs.closedBefore(instant).map(({ seq }) => seq));
  if (closed.size === 0) return [];
  const events = ledger.caseEvents(null);
  const folios = new Set(
    events.flatMap((one) => (one.type === 'oirsFiled' && closed.has(one.seq) ? [one.payload.folio] : [])),
  );
  return events.flatMap((event): { readonly id: string | null; readonly keys: readonly string[] }[] => {
    if (event.type === 'oirsRectified' && folios.has(event.payload.folio))
      return [{ id: null, keys: keysIn([event.payload.replyTo, event.payload.identity]) }];
    if (event.type !== 'oirsAttached' || !folios.has(event.payload.folio)) return [];
    const { attachmentId, content, name } = event.payload;
    return [{ id: attachmentId, keys: name === null ? [content.keyId] : [content.keyId, name.keyId] }];
  });
}

async function record(branch: Branch, purpose: string, until: BusinessDate, keys: number): Promise<void> {
  if (keys > 0) await branch.act({ type: 'recordErasure', purpose, keys, until });
}
