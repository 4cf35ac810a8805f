import { actsOf } from '@turno25/shared/domain/signals/acts.ts';
import { countSignals, SIGNALS_VERSION, type SignalCounts } from '@turno25/shared/domain/signals/counts.ts';
import { canonicalText } from '@turno25/shared/evidence/canonical.ts';
import { type Db, isFileTrouble } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

type Reading = Pick<Ledger, 'eventsOf'>;

/**
 * What each sealed day gives to signals, kept beside its rows so that a range never reads events again. A cache: made by
 * the first who asks after a seal, made anew after an amendment or by newer rules, and compared with the events by `verify`.
 */
export class SignalDays {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Counts the days of before there were signals, or of older rules: once, when a branch begins. A day that cannot be counted
   * is left to whoever asks for it, who is told: no cache keeps a branch from opening.
   */
  complete(ledger: Reading): void {
    this.#db.transaction(() => {
      for (const { date, seal, counts } of this.#days('', '9999-12-31')) {
        if (counts !== null && readOf(counts) !== null) continue;
        try {
          this.count(ledger, date, seal);
        } catch (error) {
          if (isFileTrouble(error)) throw error;
        }
      }
    })();
  }

  /** Counts of the sealed days of a range of dates, both included, in order. */
  between(ledger: Reading, from: string, to: string): readonly SignalCounts[] {
    return this.#days(from, to).map(
      ({ date, seal, counts }) => (counts === null ? null : readOf(counts)) ?? this.count(ledger, date, seal),
    );
  }

  #days(from: string, to: string): readonly { date: string; seal: number; counts: string | null }[] {
    return this.#db
      .prepare(
        `SELECT day.business_date AS date, day.last_seal_seq AS seal, kept.counts FROM report_day AS day
         LEFT JOIN signal_counts AS kept
           ON kept.business_date = day.business_date AND kept.seal_seq = day.last_seal_seq AND kept.version = ?
         WHERE day.last_seal_seq IS NOT NULL AND day.business_date BETWEEN ? AND ? ORDER BY day.business_date`,
      )
      .all(SIGNALS_VERSION, from, to) as { date: string; seal: number; counts: string | null }[];
  }

  /** Counts a day as its seal found it, and keeps them. */
  count(ledger: Reading, date: string, sealSeq: number): SignalCounts {
    const counts = countsAsSealed(ledger, date, sealSeq);
    this.#db
      .prepare('INSERT OR REPLACE INTO signal_counts (business_date, seal_seq, version, counts) VALUES (?, ?, ?, ?)')
      .run(date, sealSeq, SIGNALS_VERSION, canonicalText(counts));
    return counts;
  }

  /** Dates whose kept counts are not those that the events give. */
  differing(ledger: Reading): string[] {
    const kept = this.#db
      .prepare(
        `SELECT kept.business_date AS date, seal_seq AS seal, counts
         FROM signal_counts AS kept JOIN event ON event.seq = seal_seq AND event.type = 'daySealed' WHERE version = ?`,
      )
      .all(SIGNALS_VERSION) as { date: string; seal: number; counts: string }[];
    return kept
      .filter(({ date, seal, counts }) => canonicalText(countsAsSealed(ledger, date, seal)) !== counts)
      .map(({ date }) => date);
  }
}

/** What is kept, or null where a bad page or a hand left no JSON: the events give it again. */
function readOf(counts: string): SignalCounts | null {
  try {
    return JSON.parse(counts) as SignalCounts;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function countsAsSealed(ledger: Reading, date: string, sealSeq: number): SignalCounts {
  return countSignals(actsOf(ledger.eventsOf(date, sealSeq - 1), date, null));
}
