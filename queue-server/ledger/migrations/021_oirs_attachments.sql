-- Files of cases, sealed; the ledger has their digests.
CREATE TABLE oirs_attachment (
  id TEXT PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;
DROP INDEX event_oirs;
CREATE INDEX event_oirs ON event (json_extract(CAST(payload AS TEXT), '$.folio'))
  WHERE type IN ('oirsFiled', 'oirsAssigned', 'oirsRead', 'oirsClosed', 'oirsMailAsked', 'oirsMailed', 'oirsNotMailed',
    'oirsAttached', 'oirsAttachmentRead');
