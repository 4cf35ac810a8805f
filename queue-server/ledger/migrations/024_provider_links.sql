-- Who of the staff somebody at a provider is. Sealed by a key of the vault: a row that a hand wrote opens nothing.
CREATE TABLE staff_link (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  seal BLOB NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;
