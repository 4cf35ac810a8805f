-- The last closed cases are found by when they were closed; nothing asks for cases by when they were filed.
DROP INDEX report_oirs_filed;
CREATE INDEX report_oirs_closed ON report_oirs (closed_at);
