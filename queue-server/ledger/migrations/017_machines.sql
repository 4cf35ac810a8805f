-- What availability is made of, of no business date for the most part: read for a period of a ledger of years.
CREATE INDEX event_machines ON event (seq) WHERE type IN
  ('serverBack', 'deviceEnrolled', 'deviceRevoked', 'deviceLost', 'deviceBack', 'configPublished', 'dayOpened', 'dayClosed');
