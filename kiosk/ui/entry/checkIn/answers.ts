import type { Refusal } from '@turno25/shared/contracts/ticketOffice.ts';

/** What an arrival was answered, when it got no ticket. Instants as they came, ISO 8601. */
export type CheckInAnswer =
  | { readonly kind: 'early'; readonly bookedFor: string; readonly from: string }
  | { readonly kind: 'otherDay'; readonly bookedFor: string }
  /** They wait already with this number. `mayBeAnothers`: somebody may have typed theirs to get it. */
  | { readonly kind: 'already'; readonly number: string; readonly mayBeAnothers: boolean }
  /** `taken`: somebody has come with it already. `away`: the server did not answer. */
  | { readonly kind: 'unknown' | 'taken' | 'cancelled' | 'away' | 'other' };

/** What the refusal of an arrival means to the person. */
export function answerOf(refusal: Refusal): CheckInAnswer {
  if (refusal.kind === 'away') return { kind: 'away' };
  const { code, facts } = refusal;
  const bookedFor = String(facts.bookedFor ?? '');
  switch (code) {
    case 'booking.tooEarly':
      return { kind: 'early', bookedFor, from: String(facts.from ?? '') };
    case 'booking.otherDay':
      return { kind: 'otherDay', bookedFor };
    case 'booking.unknown':
      return { kind: 'unknown' };
    case 'ticket.alreadyWaiting':
      return { kind: 'already', number: String(facts.number ?? ''), mayBeAnothers: facts.proven !== 1 };
    case 'booking.over':
      return { kind: OVER[String(facts.status)] ?? 'other' };
    default:
      return { kind: 'other' };
  }
}

/** One that was missed is of a day that is over: none for today. */
const OVER: Readonly<Record<string, 'taken' | 'cancelled' | 'unknown'>> = {
  checkedIn: 'taken',
  late: 'taken',
  linked: 'taken',
  cancelled: 'cancelled',
  missed: 'unknown',
};
