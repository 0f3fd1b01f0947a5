-- Up Migration

ALTER TABLE streams
  ADD COLUMN network text NOT NULL DEFAULT 'bluesky' CHECK (network IN ('bluesky', 'mastodon')),
  ADD COLUMN followed boolean NOT NULL DEFAULT true,
  ADD COLUMN watched_since timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN seen_until timestamptz NOT NULL DEFAULT now();
UPDATE streams
SET network = CASE name WHEN 'bluesky' THEN 'bluesky' ELSE 'mastodon' END,
  watched_since = least((SELECT min(from_at) FROM stream_gaps WHERE stream = name), read_until, now()),
  seen_until = coalesce(read_until, now());
ALTER TABLE streams ALTER COLUMN network DROP DEFAULT;
COMMENT ON TABLE streams IS 'A social source and how far it was read. cursor moves in the transaction that keeps what it covers, and only from where the writer found it. What it published from watched_since to seen_until was seen, but for stream_gaps; seen_until moves on also while nothing happens. followed is false where the settings name it no more: it is then neither seen nor missed. recent holds keyed hashes of the posts of the last seconds before the cursor, which a rewind brings again. only_counted is how many off-topic posts are in hourly_items without a row in seen_items. key_check tells whether SOCIAL_KEY is still the one that the hashes were made with.';

ALTER TABLE social_accounts
  ADD COLUMN listed_at timestamptz NOT NULL DEFAULT now();

CREATE VIEW stream_outlets AS
  SELECT name AS stream, outlet_id, followed, failures, watched_since, seen_until
  FROM streams
  UNION ALL
  SELECT DISTINCT ON (name, account.outlet_id) name, account.outlet_id, followed, failures,
    greatest(watched_since, listed_at), seen_until
  FROM streams
  JOIN social_accounts AS account USING (network)
  ORDER BY 1, 2, 5;
COMMENT ON VIEW stream_outlets IS 'The outlets that a stream brings: the one of its network, and those of the accounts that are listed, each as long as it was.';

ALTER TABLE notices
  ADD COLUMN stream text REFERENCES streams (name) ON DELETE CASCADE;
COMMENT ON TABLE notices IS 'What an operator should know of a feed, of a stream, or of an outlet where both are empty: raised once, closed when it is over. since is when it was last well; allowed, of one that is silent, the longest silence of its rhythm; detail, of one that moved, its new address.';
DROP INDEX one_open_notice;
-- raised once, not every time it is looked for
CREATE UNIQUE INDEX one_open_notice ON notices (kind, outlet_id, feed_id, stream) NULLS NOT DISTINCT WHERE closed_at IS NULL;

-- what became of articles: counted without their texts
CREATE INDEX articles_by_outcome ON articles (outcome, reason);

ALTER TABLE imports
  ADD COLUMN second_net text CHECK (second_net = 'warc'),
  ADD COLUMN off_topic bigint NOT NULL DEFAULT 0,
  ADD COLUMN repeated bigint NOT NULL DEFAULT 0,
  ADD COLUMN kept bigint NOT NULL DEFAULT 0,
  ADD COLUMN refused bigint NOT NULL DEFAULT 0;
COMMENT ON TABLE imports IS 'How far each history file was read, by the hash of its first megabyte and its size: an import that was cut off goes on there; and the fate of everything that was ever read of it. second_net is set of archives of crawled pages.';

-- the gaps of a feed in a year, read from the key alone
ALTER TABLE gaps
  DROP CONSTRAINT gaps_pkey,
  ADD PRIMARY KEY (feed_id, since) INCLUDE (until, reason);
