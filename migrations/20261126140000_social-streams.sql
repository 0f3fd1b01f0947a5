-- Up Migration

CREATE TABLE streams (
  name text PRIMARY KEY,
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  cursor text,
  read_until timestamptz,
  recent bigint[] NOT NULL DEFAULT '{}',
  key_check bytea NOT NULL,
  posts bigint NOT NULL DEFAULT 0,
  off_topic bigint NOT NULL DEFAULT 0,
  repeated bigint NOT NULL DEFAULT 0,
  kept bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  deleted bigint NOT NULL DEFAULT 0,
  only_counted bigint NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  last_problem text,
  last_success_at timestamptz,
  CONSTRAINT every_post_has_one_fate CHECK (posts = off_topic + repeated + kept + refused)
);
COMMENT ON TABLE streams IS 'A social source and how far it was read. cursor moves in the transaction that keeps what it covers, and only from where the writer found it. recent holds keyed hashes of the posts of the last seconds before the cursor, which a rewind brings again. only_counted is how many off-topic posts are in hourly_items without a row in seen_items. key_check tells whether SOCIAL_KEY is still the one that the hashes were made with.';

CREATE TABLE stream_gaps (
  stream text NOT NULL REFERENCES streams (name) ON DELETE CASCADE,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  PRIMARY KEY (stream, from_at)
);
COMMENT ON TABLE stream_gaps IS 'Times that a source no longer had when it was read again: unknown, not zero.';

CREATE TABLE social_accounts (
  network text NOT NULL CHECK (network IN ('bluesky', 'mastodon')),
  account text NOT NULL,
  outlet_id int NOT NULL REFERENCES outlets ON DELETE CASCADE,
  PRIMARY KEY (network, account)
);
COMMENT ON TABLE social_accounts IS 'Public accounts that an operator has listed, each with an outlet of its own; every other account is part of the outlet of its network, and stays nameless.';

CREATE TABLE social_posts (
  mention_id bigint PRIMARY KEY REFERENCES mentions ON DELETE CASCADE,
  network text NOT NULL,
  post bigint NOT NULL,
  account bytea NOT NULL
);
COMMENT ON TABLE social_posts IS 'Keyed hashes of the address and the account of a mention that is a post: enough to honour its deletion and that of its account, not to name anyone.';
-- a deleted post
CREATE INDEX social_posts_by_post ON social_posts (network, post);
-- a deleted account
CREATE INDEX social_posts_by_account ON social_posts (network, account);
