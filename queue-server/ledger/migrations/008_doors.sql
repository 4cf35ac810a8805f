-- Whoever made a code is the author of the enrolment that it leads to; null for the server itself.
ALTER TABLE enrolment ADD COLUMN author TEXT;

-- The keys of a case are kept for a term that begins when it is closed.
ALTER TABLE report_oirs ADD COLUMN closed_at INTEGER;

-- References of appointments are sealed, and found again by a keyed hash; those of older events stay as they were.
ALTER TABLE report_booking ADD COLUMN reference_hash TEXT;
ALTER TABLE report_booking ADD COLUMN sealed_reference TEXT;
CREATE UNIQUE INDEX report_booking_reference ON report_booking (reference_hash) WHERE reference_hash IS NOT NULL;
