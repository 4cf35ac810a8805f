-- What people ask about their data: found without looking at every event, as retention's own erasures are.
CREATE INDEX event_rights ON event (seq)
  WHERE type IN ('rightsRequested', 'personLookedUp', 'erasureAsked', 'personErased', 'dataBlocked', 'dataUnblocked',
    'rightsAnswered', 'rightsRead', 'oirsRectified', 'breachRecorded', 'breachNoted');
CREATE INDEX event_erased ON event (seq) WHERE type = 'personalDataErased';

-- A case tells where its person's name was put right, and under which key the name is.
DROP INDEX event_oirs;
CREATE INDEX event_oirs ON event (json_extract(CAST(payload AS TEXT), '$.folio'))
  WHERE type IN ('oirsFiled', 'oirsAssigned', 'oirsRead', 'oirsClosed', 'oirsMailAsked', 'oirsMailed', 'oirsNotMailed',
    'oirsAttached', 'oirsAttachmentRead', 'oirsRectified');
ALTER TABLE report_oirs ADD COLUMN rectified_seq INTEGER;
ALTER TABLE report_oirs ADD COLUMN identity_key TEXT;
UPDATE report_oirs SET identity_key =
  (SELECT json_extract(CAST(payload AS TEXT), '$.identity.keyId') FROM event WHERE event.seq = report_oirs.seq);
CREATE INDEX report_oirs_identity ON report_oirs (identity_key) WHERE identity_key IS NOT NULL;

-- Visits of whoever is recognised, also of days that are over.
CREATE TABLE report_visit_person (
  hmac TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  PRIMARY KEY (hmac, visit_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO report_visit_person (hmac, visit_id)
  SELECT json_extract(keys.value, '$.hmac'), json_extract(CAST(event.payload AS TEXT), '$.visitId')
  FROM event, json_each(CAST(event.payload AS TEXT), '$.personKeys') AS keys WHERE event.type = 'ticketIssued';

-- What its person asked to be shown to nobody, until it was lifted.
CREATE TABLE report_block (
  subject TEXT NOT NULL,
  request_id TEXT NOT NULL,
  since INTEGER NOT NULL,
  lifted INTEGER,
  PRIMARY KEY (subject, request_id, since)
) STRICT, WITHOUT ROWID;
