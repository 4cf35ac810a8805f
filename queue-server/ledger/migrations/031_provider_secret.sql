-- The secret of this branch at the provider by which staff sign in, which no configuration has; bound to whom it is for.
CREATE TABLE oidc_secret (
  account TEXT PRIMARY KEY,
  iv BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

-- 1: an account that the provider made, whose secret nobody knows: it enters by the provider alone.
ALTER TABLE staff ADD COLUMN secret_unknown INTEGER NOT NULL DEFAULT 0;
UPDATE staff SET secret_unknown = 1
  WHERE id IN (SELECT staff_id FROM staff_link)
    AND id NOT IN (
      SELECT json_extract(CAST(payload AS TEXT), '$.staffId') FROM event
      WHERE type IN ('staffLinked', 'staffSecretChanged')
    );

-- When the provider was last asked anew who sits at this session; null: never.
ALTER TABLE session ADD COLUMN proved_at INTEGER;
