-- Notes on a day are of no business date; found by the day that they speak of, in a ledger of years.
CREATE INDEX event_day_noted ON event (json_extract(CAST(payload AS TEXT), '$.date')) WHERE type = 'dayNoted';
