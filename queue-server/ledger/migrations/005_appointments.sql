-- Appointments by their outside reference, their code, their date and the keys of the person.
CREATE TABLE report_booking (
  booking_id TEXT PRIMARY KEY,
  reference TEXT UNIQUE,
  business_date TEXT NOT NULL,
  service_id TEXT NOT NULL,
  booked_for INTEGER NOT NULL,
  class TEXT NOT NULL,
  language TEXT NOT NULL,
  code_hash TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL DEFAULT 'booked',
  visit_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX report_booking_date ON report_booking (business_date, booked_for);

CREATE TABLE report_booking_person (
  hmac TEXT NOT NULL,
  booking_id TEXT NOT NULL,
  PRIMARY KEY (hmac, booking_id)
) STRICT, WITHOUT ROWID;
