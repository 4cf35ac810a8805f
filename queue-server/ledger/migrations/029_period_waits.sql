-- What figures of a period read of a unit, apart from its long row: a year is a sixth of the pages.
CREATE INDEX sealed_unit_waits ON sealed_unit (business_date, service_id, class, channel, official_ms, strict_ms,
  since_arrival_ms, first_call_ms, last_call_ms, total_ms);
