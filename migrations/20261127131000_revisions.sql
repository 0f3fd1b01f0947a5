-- Up Migration

CREATE TABLE revisions (
  mention_id bigint NOT NULL REFERENCES mentions ON DELETE CASCADE,
  changed_at timestamptz NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (mention_id, changed_at)
);
COMMENT ON TABLE revisions IS 'What a mention said until its feed said otherwise at the same address; mentions has what it says now. changed_at is when the change was seen.';
