-- Up Migration

ALTER TABLE feeds
  ADD COLUMN watched_since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN seen_until timestamptz NOT NULL DEFAULT now();
COMMENT ON TABLE feeds IS 'One address that is polled. What is due is next_poll_at; claimed_until is a lease, so that a dead worker''s feeds come due again. host is the registrable domain, the unit of politeness. A permanent redirect is believed the third time in a row; moved_from keeps the addresses left behind. What it published from watched_since to seen_until was seen, but for the stretches in gaps.';

CREATE TABLE gaps (
  feed_id int NOT NULL REFERENCES feeds ON DELETE CASCADE,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  reason text NOT NULL CHECK (reason IN ('failed', 'empty', 'late', 'outrun', 'stopped')),
  detail text,
  PRIMARY KEY (feed_id, since),
  CONSTRAINT a_gap_has_a_length CHECK (since < until)
);
COMMENT ON TABLE gaps IS 'Stretches of time of which a feed was not seen: what it published then is unknown, not zero. Written by the first poll after one whose document does not reach back before it; a gap that lasts is in feeds alone (from seen_until on).';
-- the gaps of a period, of all feeds
CREATE INDEX gaps_by_time ON gaps (until);

-- when a feed last brought something new, and its rhythm: the many polls without news are left out
CREATE INDEX polls_with_news ON polls (feed_id, started_at DESC) WHERE off_topic + kept > 0;

CREATE TABLE notices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('silent', 'failing', 'blocked', 'gone', 'moved')),
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  feed_id int REFERENCES feeds ON DELETE CASCADE,
  since timestamptz NOT NULL,
  allowed interval,
  reason text,
  detail text,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
COMMENT ON TABLE notices IS 'What an operator should know of a feed, or of an outlet where feed_id is empty: raised once, closed when it is over. since is when it was last well; allowed, of one that is silent, the longest silence of its rhythm; detail, of one that moved, its new address.';
-- raised once, not every time it is looked for
CREATE UNIQUE INDEX one_open_notice ON notices (kind, outlet_id, feed_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
-- the list, newest first
CREATE INDEX notices_by_time ON notices (opened_at DESC, id DESC);
