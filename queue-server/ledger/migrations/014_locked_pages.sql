-- A short secret of one's own, by which a page that was left alone is opened again; null where none is set.
ALTER TABLE staff ADD COLUMN pin_hash TEXT;

-- A page's session is locked when nobody touches it; a program's is not. What was signed in before is a page that nobody touched.
ALTER TABLE session ADD COLUMN page INTEGER NOT NULL DEFAULT 1;
ALTER TABLE session ADD COLUMN address TEXT;
ALTER TABLE session ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;
