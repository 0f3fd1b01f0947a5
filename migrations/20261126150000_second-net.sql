-- Up Migration

CREATE TABLE gdelt_streams (
  stream text PRIMARY KEY CHECK (stream IN ('english', 'translated')),
  since timestamptz NOT NULL,
  next_check_at timestamptz NOT NULL,
  checked_at timestamptz,
  failures int NOT NULL DEFAULT 0,
  reason text,
  detail text
);
COMMENT ON TABLE gdelt_streams IS 'When the list of GDELT''s newest files is asked for next, a row a stream, and what went wrong the last time. since is when it was first followed: what was missed after that is read later.';

CREATE TABLE gdelt_files (
  stream text NOT NULL CHECK (stream IN ('english', 'translated')),
  file_at timestamptz NOT NULL,
  md5 text,
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  reason text,
  detail text,
  read_at timestamptz,
  rows int NOT NULL DEFAULT 0,
  damaged int NOT NULL DEFAULT 0,
  passed_over int NOT NULL DEFAULT 0,
  off_topic int NOT NULL DEFAULT 0,
  repeated int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  in_mexico int NOT NULL DEFAULT 0,
  in_mexico_off_topic int NOT NULL DEFAULT 0,
  PRIMARY KEY (stream, file_at),
  CONSTRAINT every_row_has_one_fate CHECK (rows = damaged + passed_over + off_topic + repeated + kept + refused),
  CONSTRAINT a_read_file_is_not_due CHECK (read_at IS NULL OR next_attempt_at IS NULL)
);
COMMENT ON TABLE gdelt_files IS 'A quarter-hour of GDELT: when it is tried next (null: it was read, or was given up for the reason given), and the fate of each of its rows. passed_over are rows of outlets that are not in the catalogue. in_mexico counts the new items that GDELT places in Mexico, in_mexico_off_topic those of them whose title does not say so: what judging titles alone misses.';
-- what is due, oldest first
CREATE INDEX gdelt_files_due ON gdelt_files (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

ALTER TABLE mentions ADD COLUMN second_net text CHECK (second_net IN ('gdelt', 'warc'));
COMMENT ON COLUMN mentions.second_net IS 'What brought the mention where neither a feed nor a history line did.';

ALTER TABLE imports ADD COLUMN position bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN imports.position IS 'Of a WARC file: the byte that the next record begins at.';
