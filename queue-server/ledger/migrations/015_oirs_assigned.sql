-- Whose each open case is, and everything that happened to one, found by its folio in a ledger of years.
ALTER TABLE report_oirs ADD COLUMN assigned_to TEXT;
CREATE INDEX event_oirs ON event (json_extract(CAST(payload AS TEXT), '$.folio'))
  WHERE type IN ('oirsFiled', 'oirsAssigned', 'oirsRead', 'oirsClosed');
