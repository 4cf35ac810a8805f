import type { CheckInAnswer } from './steps.ts';

type Facts = Readonly<Record<string, string | number>>;

/** What the server's refusal of an arrival means to the person. */
export function answerOf(code: string, facts: Facts): CheckInAnswer {
  const bookedFor = String(facts.bookedFor ?? '');
  switch (code) {
    case 'booking.tooEarly':
      return { kind: 'early', bookedFor, from: String(facts.from ?? '') };
    case 'booking.otherDay':
      return { kind: 'otherDay', bookedFor };
    case 'booking.unknown':
      return { kind: 'unknown' };
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
  cancelled: 'cancelled',
  missed: 'unknown',
};
