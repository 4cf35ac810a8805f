import type { RecordedEvent } from '@turno25/shared/evidence/row.ts';
import type { Reports } from '../ledger/reports.ts';

/** Answers that come one by one for a day that is sealed are sealed together, at most this long after the first. */
const SURVEYS_WAIT_MS = 60_000;

/**
 * Which sealed days get a numbered amendment now, so that both figures stand. Whatever touches a visit is sealed with its
 * commit; late answers of surveys, of which anybody with a paper may bring one, at most once a minute.
 */
export class Amendments {
  readonly #reports: Reports;
  /** Dates with something after their last seal. */
  readonly #waiting: Set<string>;

  constructor(reports: Reports) {
    this.#reports = reports;
    this.#waiting = new Set(reports.datesWithMoreThanTheirSeal());
  }

  /** Whether something waits for its seal. */
  get pending(): boolean {
    return this.#waiting.size > 0;
  }

  /** The dates to seal with what has just been committed, in order; `now` in UTC ms. */
  due(committed: readonly RecordedEvent[], now: number): readonly string[] {
    const urgent = new Set<string>();
    for (const { businessDate, type, seq } of committed) {
      if (businessDate === null || type === 'daySealed') continue;
      const day = this.#reports.day(businessDate);
      if (day?.lastSealSeq == null || seq <= day.lastSealSeq) continue;
      this.#waiting.add(businessDate);
      if (type !== 'surveyAnswered') urgent.add(businessDate);
    }
    return [...this.#waiting].sort().filter((date) => this.#isDue(date, urgent.has(date), now));
  }

  #isDue(date: string, urgent: boolean, now: number): boolean {
    const day = this.#reports.day(date);
    if (day?.lastSealSeq == null || !this.#reports.hasMoreThanItsSeal(date)) {
      this.#waiting.delete(date);
      return false;
    }
    // The closing's seal is no amendment: the first answer after it need not wait.
    return urgent || day.seals === 1 || now - (this.#reports.sealedAt(date) ?? 0) >= SURVEYS_WAIT_MS;
  }
}
