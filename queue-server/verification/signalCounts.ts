import { SignalDays } from '../figures/signalCounts.ts';
import type { Db } from '../ledger/database.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Names the days whose kept counts of signals are not what their events give: somebody may have made one quiet. */
export function signalDifferences(db: Db, ledger: Pick<Ledger, 'eventsOf'>): string[] {
  // A file that this release never opened keeps none yet.
  const kept = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'signal_counts'").get();
  if (kept === undefined) return [];
  return new SignalDays(db).differing(ledger).map((date) => `the signals kept of ${date} are not those of its events`);
}
