-- What the tray of OIRS shows of each case: where the answer goes, and how the case ended.
ALTER TABLE report_oirs ADD COLUMN reply_channel TEXT NOT NULL DEFAULT 'none';
ALTER TABLE report_oirs ADD COLUMN outcome TEXT;
ALTER TABLE report_oirs ADD COLUMN referred_to TEXT;
ALTER TABLE report_oirs ADD COLUMN closed_seq INTEGER;
UPDATE report_oirs SET reply_channel =
  (SELECT json_extract(CAST(payload AS TEXT), '$.replyChannel') FROM event WHERE event.seq = report_oirs.seq);
UPDATE report_oirs SET closed_seq =
  (SELECT MAX(event.seq) FROM event WHERE event.type = 'oirsClosed'
   AND json_extract(CAST(event.payload AS TEXT), '$.folio') = report_oirs.folio)
  WHERE closed_at IS NOT NULL;
UPDATE report_oirs SET outcome =
  (SELECT json_extract(CAST(payload AS TEXT), '$.outcome') FROM event WHERE event.seq = report_oirs.closed_seq)
  WHERE closed_seq IS NOT NULL;
CREATE INDEX report_oirs_open ON report_oirs (due_date) WHERE closed_at IS NULL;
CREATE INDEX report_oirs_filed ON report_oirs (filed_at);
