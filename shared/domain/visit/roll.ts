import type { SealedAct } from '../identity/encryptedText.ts';
import type { BusinessDate, Instant, ServiceId, StaffId } from '../ids.ts';
import type { Outcome, VisitClass } from './visit.ts';

/**
 * The series of the papers of a roll. Longer than any series of a service may be, so that no kiosk and no configuration
 * ever gives one of its numbers.
 */
export const ROLL_SERIES = 'ROLLO';
/** The most papers of one roll, and of one batch that is entered. */
export const ROLL_MOST = 500;
/** Days after its date in which a paper may still be entered: later, whoever enters it knows too well what it is for. */
export const ROLL_DAYS = 10;

/** What became of the person who took a paper. Instants in UTC ms; null for what did not happen. */
export type RollGiven = {
  readonly serviceId: ServiceId;
  readonly class: VisitClass;
  readonly takenAt: Instant;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  readonly outcome: Outcome | 'noShow' | 'left';
};

/** One paper as it is entered; `given` null for one that nobody got (spoiled, lost). */
export type RollLine = { readonly number: number; readonly given: RollGiven | null };

/** What somebody asked to be entered, and nobody agreed to yet. */
export type RollAsked = {
  readonly batchId: string;
  readonly date: BusinessDate;
  readonly from: Instant;
  readonly to: Instant;
  readonly act: SealedAct;
  readonly lines: readonly RollLine[];
  /** Tickets that the system gave in the stretch. */
  readonly issuedBeside: number;
  readonly by: StaffId;
  /** Whether whoever asked answers for the branch. */
  readonly manager: boolean;
};

/** A printed roll: its numbers, and how far they were entered. */
export type Roll = {
  readonly rollId: string;
  readonly from: number;
  readonly to: number;
  readonly issuedAt: Instant;
  /** The first number that nobody entered. */
  readonly next: number;
  /** When the last paper that was entered had been given. */
  readonly lastTakenAt: Instant | null;
  readonly asked: RollAsked | null;
};

/** Whether the hours of a paper can have been: in order, and those that its outcome needs and no others. */
export function isPossible({ takenAt, calledAt, startedAt, endedAt, outcome }: RollGiven, now: Instant): boolean {
  const attended = outcome !== 'noShow' && outcome !== 'left';
  if (attended !== (startedAt !== null)) return false;
  if (outcome !== 'left' && calledAt === null) return false;
  const called = calledAt ?? takenAt;
  return takenAt <= called && called <= (startedAt ?? called) && (startedAt ?? called) <= endedAt && endedAt <= now;
}

/** The most people of a batch who were attended at one instant. */
export function mostAtOnce(lines: readonly RollLine[]): number {
  const turns = lines.flatMap(({ given }) =>
    given === null || given.startedAt === null
      ? []
      : ([
          [given.startedAt, 1],
          [given.endedAt, -1],
        ] as const),
  );
  let [now, most] = [0, 0];
  // Who ends in the minute in which another begins gave them the counter.
  for (const [, change] of turns.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    now += change;
    most = Math.max(most, now);
  }
  return most;
}
