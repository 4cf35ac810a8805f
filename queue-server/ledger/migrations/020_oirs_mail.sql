-- Answers by mail: what becomes of each, its tries, and the secret of the account, which no configuration has.
ALTER TABLE report_oirs ADD COLUMN mail TEXT;
ALTER TABLE report_oirs ADD COLUMN mail_trouble TEXT;
ALTER TABLE report_oirs ADD COLUMN mail_at INTEGER;
CREATE INDEX report_oirs_mail ON report_oirs (mail_at) WHERE mail = 'queued';
DROP INDEX event_oirs;
CREATE INDEX event_oirs ON event (json_extract(CAST(payload AS TEXT), '$.folio'))
  WHERE type IN ('oirsFiled', 'oirsAssigned', 'oirsRead', 'oirsClosed', 'oirsMailAsked', 'oirsMailed', 'oirsNotMailed');

CREATE TABLE mail_try (
  folio TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  trouble TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_secret (
  account TEXT PRIMARY KEY,
  iv BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
