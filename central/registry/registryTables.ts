/** What the centre knows of branches, of the people who work with it, and what these did; never what a figure is made of. */
export const REGISTRY_TABLES = [
  `
CREATE TABLE branch (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  comuna TEXT NOT NULL,
  -- A door or a unit that travels, which is away for days without being late.
  profile TEXT NOT NULL CHECK (profile IN ('branch', 'mobile')),
  public_key TEXT NOT NULL,
  rotations TEXT NOT NULL,
  -- Where it is asked; null: it delivers by itself.
  address TEXT,
  login TEXT,
  -- SHA-256 of the token by which it delivers; null: it is asked.
  token_hash TEXT,
  enrolled_at INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  heard_at INTEGER,
  tried_at INTEGER,
  trouble TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  held_seq INTEGER NOT NULL DEFAULT 0,
  held_hash TEXT NOT NULL DEFAULT '',
  -- Instant of the last event held, UTC ms; the last sealed date.
  held_at INTEGER,
  sealed_until TEXT,
  disputed INTEGER NOT NULL DEFAULT 0,
  fault TEXT,
  -- The newest heads that it signed for us, to be handed back.
  heads TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE UNIQUE INDEX branch_token ON branch (token_hash) WHERE token_hash IS NOT NULL;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('central', 'auditor', 'publisher', 'admin')),
  -- Null: enters by the provider alone.
  secret_hash TEXT,
  issuer TEXT,
  subject TEXT,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX account_subject ON account (issuer, subject) WHERE subject IS NOT NULL;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  touched_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what at the centre, each line bound to the one before it.
CREATE TABLE journal (
  place INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  about TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
`,
  // Who was first to accept the restore that the branch's fault tells of, as JSON; null while nobody did.
  'ALTER TABLE branch ADD COLUMN accepted TEXT;',
] as const;
