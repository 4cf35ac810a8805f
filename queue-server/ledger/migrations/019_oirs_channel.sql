-- How each case came, and the day on which whoever registered it says that it came.
ALTER TABLE report_oirs ADD COLUMN channel TEXT NOT NULL DEFAULT 'kiosk';
ALTER TABLE report_oirs ADD COLUMN received_on TEXT;
UPDATE report_oirs SET channel = 'desk'
  WHERE (SELECT event.device FROM event WHERE event.seq = report_oirs.seq) IS NULL;
