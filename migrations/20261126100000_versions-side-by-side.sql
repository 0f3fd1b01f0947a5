-- Up Migration

ALTER TABLE versions
  ADD COLUMN counted boolean NOT NULL DEFAULT false,
  ADD COLUMN current_since timestamptz;
COMMENT ON TABLE versions IS 'A codebook and a model that made labels; one is current. counted: its counts are kept up to date, as those of the current version, of the one that it replaced, and of one that is being prepared. current_since is when it last became current, null if it never was: such a version may become current by itself.';
UPDATE versions
SET counted = current,
  current_since = CASE WHEN id <= (SELECT id FROM versions WHERE current) THEN created_at END;

ALTER TABLE dirty_hours
  ADD COLUMN version_id smallint NOT NULL DEFAULT 0,
  DROP CONSTRAINT dirty_hours_pkey,
  -- what concerns every version is counted before what only one that is being prepared waits for
  ADD PRIMARY KEY (version_id, id);
COMMENT ON TABLE dirty_hours IS 'Hours of an outlet whose counts are stale: those of one version, or (0) of every version that is counted. Only added to, so that a writer never waits for the recount that empties it.';

ALTER TABLE counts
  ADD COLUMN waiting int NOT NULL DEFAULT 0;
COMMENT ON COLUMN counts.waiting IS 'Mentions that the version has not labelled: they are in no other column.';
-- where labels are missing, newest first; empty for a version that is complete
CREATE INDEX counts_waiting ON counts (version_id, bucket DESC) WHERE grain = 'hour' AND waiting > 0;

-- what waits now is found by the next recount
INSERT INTO dirty_hours (outlet_id, hour)
SELECT DISTINCT outlet_id, date_trunc('hour', published_at, 'UTC')
FROM mentions
WHERE NOT EXISTS (
  SELECT FROM labels
  WHERE mention_id = mentions.id AND version_id = (SELECT id FROM versions WHERE current)
);
