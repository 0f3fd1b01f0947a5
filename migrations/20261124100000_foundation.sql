-- Up Migration

CREATE TABLE outlets (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  homepage text,
  medium text NOT NULL DEFAULT 'unknown',
  scope text NOT NULL DEFAULT 'national' CHECK (scope IN ('national', 'local')),
  state text CHECK (state ~ '^[A-Z]{2}$'),
  city text,
  language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es')),
  lean text,
  lean_source text,
  place_source text,
  collections text[] NOT NULL DEFAULT '{}',
  synthetic boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE outlets IS 'Who publishes. collections are computed from the other columns when the catalogue or a list is saved, and empty for an outlet that a history or a single feed brought; lean is a rating of lean_source, never ours.';

CREATE TABLE feeds (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  url text NOT NULL UNIQUE,
  host text NOT NULL,
  label text NOT NULL DEFAULT '',
  evidence text NOT NULL DEFAULT '',
  reader text NOT NULL DEFAULT 'mirador' CHECK (reader IN ('mirador', 'rss-parser')),
  active boolean NOT NULL DEFAULT true,
  etag text,
  last_modified text,
  interval_seconds int NOT NULL DEFAULT 300,
  unconditional_at timestamptz,
  next_poll_at timestamptz NOT NULL DEFAULT now(),
  claimed_until timestamptz,
  failures int NOT NULL DEFAULT 0,
  last_poll_at timestamptz,
  last_success_at timestamptz,
  last_new_at timestamptz,
  last_reason text,
  last_detail text,
  moved_to text,
  moved_times int NOT NULL DEFAULT 0,
  moved_from text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE feeds IS 'One address that is polled. What is due is next_poll_at; claimed_until is a lease, so that a dead worker''s feeds come due again. host is the registrable domain, the unit of politeness. A permanent redirect is believed the third time in a row; moved_from keeps the addresses left behind.';
-- what is due, oldest first
CREATE INDEX feeds_due ON feeds (next_poll_at) WHERE active;
-- which hosts are being polled now
CREATE INDEX feeds_claimed ON feeds (claimed_until, host) WHERE claimed_until IS NOT NULL;
CREATE INDEX feeds_of_outlet ON feeds (outlet_id);

CREATE TABLE polls (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed_id int NOT NULL REFERENCES feeds ON DELETE CASCADE,
  started_at timestamptz NOT NULL,
  duration_ms int NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('modified', 'unchanged', 'failed')),
  reason text,
  detail text,
  status int,
  items int NOT NULL DEFAULT 0,
  off_topic int NOT NULL DEFAULT 0,
  repeated int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  CONSTRAINT every_item_has_one_fate CHECK (items = off_topic + repeated + kept + refused),
  CONSTRAINT a_failed_poll_says_why CHECK ((outcome = 'failed') = (reason IS NOT NULL))
);
COMMENT ON TABLE polls IS 'One row a try at a feed: what came of it and the fate of each of its items.';
-- the last polls of a feed, and its health
CREATE INDEX polls_of_feed ON polls (feed_id, started_at DESC);
-- rows past their keeping time
CREATE INDEX polls_by_time ON polls (started_at);

CREATE TABLE seen_items (
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  key bigint NOT NULL,
  PRIMARY KEY (outlet_id, key)
);
COMMENT ON TABLE seen_items IS 'Every item that was ever counted, as a 64-bit hash of its identity: what makes a count exact however often an item comes.';

CREATE TABLE hourly_items (
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  hour timestamptz NOT NULL,
  items int NOT NULL,
  PRIMARY KEY (outlet_id, hour)
);
COMMENT ON TABLE hourly_items IS 'Everything that an outlet published, on topic or not: added to only by the statement that also adds the rows of seen_items.';

CREATE TABLE mentions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  key bigint NOT NULL,
  feed_id int REFERENCES feeds ON DELETE SET NULL,
  url text,
  title text NOT NULL,
  text text NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'es')),
  published_at timestamptz NOT NULL,
  date_believed boolean NOT NULL,
  first_seen_at timestamptz NOT NULL,
  search tsvector GENERATED ALWAYS AS (
    to_tsvector(CASE language WHEN 'es' THEN 'spanish'::regconfig ELSE 'english'::regconfig END, title || ' ' || text)
  ) STORED,
  UNIQUE (outlet_id, key)
);
COMMENT ON TABLE mentions IS 'An item about Mexico or about immigration to the United States, with its text as published (HTML removed). Where the date of the item is not believed, published_at is the time it was first seen.';
-- the list, newest first
CREATE INDEX mentions_by_time ON mentions (published_at DESC, id DESC);
-- the mentions of an outlet, and of an hour that is counted again
CREATE INDEX mentions_of_outlet ON mentions (outlet_id, published_at DESC, id DESC);
CREATE INDEX mentions_search ON mentions USING gin (search);

CREATE TABLE versions (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  current boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE versions IS 'A codebook and a model that made labels; one is current.';
CREATE UNIQUE INDEX one_current_version ON versions (current) WHERE current;

CREATE TABLE labels (
  mention_id bigint NOT NULL REFERENCES mentions ON DELETE CASCADE,
  version_id smallint NOT NULL REFERENCES versions,
  relevance text NOT NULL CHECK (relevance IN ('mexico', 'immigration')),
  frames text[] NOT NULL,
  immigrants text NOT NULL CHECK (immigrants IN ('hostile', 'reported', 'sympathetic', 'none')),
  tone text NOT NULL CHECK (tone IN ('negative', 'neutral', 'positive')),
  evidence jsonb NOT NULL,
  PRIMARY KEY (mention_id, version_id)
);
COMMENT ON TABLE labels IS 'What one version says of a mention. evidence holds {frames: [{id, score, evidence}], relevance, immigrants, tone} with offsets into the stored title and text.';

CREATE TABLE dirty_hours (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  outlet_id int NOT NULL,
  hour timestamptz NOT NULL
);
COMMENT ON TABLE dirty_hours IS 'Hours of an outlet whose counts are stale. Only added to, so that a writer never waits for the recount that empties it.';

CREATE TYPE grain AS ENUM ('hour', 'day', 'week', 'month');

CREATE TABLE counts (
  version_id smallint NOT NULL REFERENCES versions,
  grain grain NOT NULL,
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  bucket timestamptz NOT NULL,
  items int NOT NULL DEFAULT 0,
  mentions int NOT NULL DEFAULT 0,
  relevance_mexico int NOT NULL DEFAULT 0,
  relevance_immigration int NOT NULL DEFAULT 0,
  frame_drugs int NOT NULL DEFAULT 0,
  frame_crime int NOT NULL DEFAULT 0,
  frame_migration int NOT NULL DEFAULT 0,
  frame_corruption int NOT NULL DEFAULT 0,
  frame_poverty int NOT NULL DEFAULT 0,
  frame_trade int NOT NULL DEFAULT 0,
  frame_culture int NOT NULL DEFAULT 0,
  frame_tourism int NOT NULL DEFAULT 0,
  frame_diplomacy int NOT NULL DEFAULT 0,
  frame_security int NOT NULL DEFAULT 0,
  frame_politics int NOT NULL DEFAULT 0,
  frame_energy int NOT NULL DEFAULT 0,
  frame_health int NOT NULL DEFAULT 0,
  frame_disaster int NOT NULL DEFAULT 0,
  frame_sports int NOT NULL DEFAULT 0,
  frame_diaspora int NOT NULL DEFAULT 0,
  frame_region int NOT NULL DEFAULT 0,
  immigrants_hostile int NOT NULL DEFAULT 0,
  immigrants_reported int NOT NULL DEFAULT 0,
  immigrants_sympathetic int NOT NULL DEFAULT 0,
  immigrants_none int NOT NULL DEFAULT 0,
  tone_negative int NOT NULL DEFAULT 0,
  tone_neutral int NOT NULL DEFAULT 0,
  tone_positive int NOT NULL DEFAULT 0,
  PRIMARY KEY (version_id, grain, outlet_id, bucket)
);
COMMENT ON TABLE counts IS 'The roll-up that trends are read from: a row an outlet and bucket, a column a label. Recomputed from mentions and hourly_items for the hours in dirty_hours, never added to. Days, weeks and months belong to the zone in roll_up.';
-- a trend over many outlets; the primary key serves few outlets, and the recount
CREATE INDEX counts_by_time ON counts (version_id, grain, bucket);

CREATE TABLE roll_up (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  time_zone text NOT NULL,
  counted_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE roll_up IS 'The zone that the days of counts belong to, and when they last changed.';

CREATE TABLE imports (
  fingerprint text PRIMARY KEY,
  name text NOT NULL,
  lines bigint NOT NULL DEFAULT 0,
  finished_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE imports IS 'How far each history file was read, by the hash of its first megabyte and its size: an import that was cut off goes on there.';

CREATE TABLE keys (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  scope text NOT NULL CHECK (scope IN ('read', 'annotate', 'manage')),
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
COMMENT ON TABLE keys IS 'API keys: the SHA-256 of each; the key itself is shown once, when it is made.';
