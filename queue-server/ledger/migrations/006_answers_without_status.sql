-- What became of a command, instead of the HTTP status that it was answered with: that belongs to the wire.
ALTER TABLE command RENAME TO command_before;

CREATE TABLE command (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  body_hmac BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  answer TEXT NOT NULL,
  first_seq INTEGER,
  last_seq INTEGER,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

INSERT INTO command (actor, key, body_hmac, outcome, answer, first_seq, last_seq, recorded_at)
SELECT actor, key, body_hmac, CASE WHEN status >= 400 THEN 'refused' ELSE 'done' END,
  CASE WHEN status >= 400 THEN json_extract(answer, '$.refusal') ELSE answer END, first_seq, last_seq, recorded_at
FROM command_before;

DROP TRIGGER command_no_update;
DROP TRIGGER command_no_delete;
DROP TABLE command_before;

CREATE TRIGGER command_no_update BEFORE UPDATE ON command
BEGIN
  SELECT RAISE(ABORT, 'a command is answered once');
END;

CREATE TRIGGER command_no_delete BEFORE DELETE ON command
BEGIN
  SELECT RAISE(ABORT, 'a command is never forgotten');
END;
