-- What the signals of any range are summed from, of each sealed day: a cache that the day's events give again.
CREATE TABLE signal_counts (
  business_date TEXT PRIMARY KEY,
  seal_seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- What people say about signals, samples and actions is of no business date; found in a ledger of years.
CREATE INDEX event_oversight ON event (seq)
  WHERE type IN ('signalAnswered', 'visitAudited', 'actionPlanned', 'actionFollowed');
