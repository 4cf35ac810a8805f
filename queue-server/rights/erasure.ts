import type { Kept } from '@turno25/shared/domain/rights/kinds.ts';
import type { BranchState } from '@turno25/shared/domain/state/state.ts';
import type { OirsCaseRow } from '../ledger/oirsCases.ts';
import type { HoldingParts, Holdings } from './holdings.ts';

/** The keys whose destruction erases a person, by purpose; files that become noise with them; and what stays. */
export type Erasure = {
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
  readonly kept: readonly Kept[];
};

type Part = { readonly keys: readonly (readonly [string, readonly string[]])[]; readonly kept: readonly Kept[] };

/**
 * What can be erased of what is held, at an instant (UTC ms). No event and no figure depends on any of these keys. What staff
 * wrote to justify what they did stays: else a request would be the way to lose it.
 */
export function erasureOf(
  parts: HoldingParts,
  { visits, bookings, cases }: Holdings,
  state: Pick<BranchState, 'open'>,
  now: number,
): Erasure {
  const { vault } = parts;
  const isOpen = (id: string): boolean => state.open.has(id);
  const over = visits.filter(({ visitId }) => !isOpen(visitId)).map(({ visitId }) => visitId);
  const noted = vault.keysOf('note', over).length > 0;
  const ahead = bookings.filter(({ status, bookedFor }) => status === 'booked' && bookedFor > now);
  const past = bookings.filter((booking) => !ahead.includes(booking)).map(({ id }) => id);
  const ofCases = cases.map((one) => ofCase(parts, one));
  const keys: Record<string, readonly string[]> = {};
  for (const [purpose, some] of [
    ['identity', [...vault.keysOf('identity', over), ...vault.keysOf('identity', past)]],
    ['survey', vault.keysOf('survey', over)],
    ['reference', vault.keysOf('reference', past)],
    ...ofCases.flatMap((one) => one.keys),
  ] as const) {
    if (some.length > 0) keys[purpose] = [...(keys[purpose] ?? []), ...some];
  }
  const whole = cases.filter((one) => ofCase(parts, one).kept.length === 0);
  return {
    keys,
    files: whole.flatMap(({ folio }) => filesOf(parts, folio).map(({ attachmentId }) => attachmentId)),
    kept: [
      ...visits
        .filter(({ visitId }) => isOpen(visitId))
        .map(({ visitId }) => ({ what: 'openVisit' as const, id: visitId })),
      ...ahead.map(({ id }) => ({ what: 'bookingAhead' as const, id })),
      ...ofCases.flatMap(({ kept }) => kept),
      ...(noted ? [{ what: 'staffNote' as const, id: null }] : []),
      ...(visits.length > 0 ? [{ what: 'recognition' as const, id: null }] : []),
      { what: 'request', id: null },
    ],
  };
}

function ofCase(parts: HoldingParts, one: OirsCaseRow): Part {
  const { folio, closedAt, kind, mail } = one;
  if (closedAt === null) return { keys: [], kept: [{ what: 'openCase', id: folio }] };
  if (mail === 'queued') return { keys: [], kept: [{ what: 'mailWaiting', id: folio }] };
  const sealed = keysOfCase(parts, folio);
  // What a complaint says of staff is evidence against them: they must not be able to erase it.
  const isComplaint = kind === 'complaint';
  const keys = parts.vault.alive(isComplaint ? sealed.person : [...sealed.person, ...sealed.words]);
  return { keys: [['oirs', keys]], kept: isComplaint ? [{ what: 'complaint', id: folio }] : [] };
}

/** Keys of a case: of who its person is and where they are answered, and of what was written and added. */
function keysOfCase({ ledger }: HoldingParts, folio: string): { person: readonly string[]; words: readonly string[] } {
  const person: string[] = [];
  const words: string[] = [];
  for (const event of ledger.caseEvents(folio)) {
    if (event.type === 'oirsFiled') words.push(event.payload.text.keyId);
    if (event.type === 'oirsClosed' && event.payload.reply !== undefined) words.push(event.payload.reply.keyId);
    if (event.type === 'oirsAttached') {
      words.push(event.payload.content.keyId);
      if (event.payload.name !== null) words.push(event.payload.name.keyId);
    }
    if (event.type === 'oirsFiled' || event.type === 'oirsRectified')
      for (const sealed of [event.payload.replyTo, event.payload.identity])
        if (sealed !== null) person.push(sealed.keyId);
  }
  return { person, words };
}

function filesOf({ ledger }: HoldingParts, folio: string): readonly { readonly attachmentId: string }[] {
  return ledger.caseEvents(folio).flatMap((event) => (event.type === 'oirsAttached' ? [event.payload] : []));
}
