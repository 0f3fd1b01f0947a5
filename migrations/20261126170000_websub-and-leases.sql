-- Up Migration

-- what an address is when it is told apart from others: with or without TLS, "www." and a last slash it is the same feed
CREATE FUNCTION feed_identity(url text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(regexp_replace(url, '^https?://(www\.)?', ''), '/*(#.*)?$', '');

ALTER TABLE feeds
  ADD COLUMN identity text GENERATED ALWAYS AS (feed_identity(url)) STORED;
-- whether an address is polled already
CREATE INDEX feeds_by_identity ON feeds (identity);
-- when a host was last asked
CREATE INDEX feeds_of_host ON feeds (host, last_poll_at);

ALTER TABLE polls
  ADD COLUMN pushed boolean NOT NULL DEFAULT false;
COMMENT ON TABLE polls IS 'One row a try at a feed, or a document that its hub pushed: what came of it and the fate of each of its items.';

CREATE TABLE hub_subscriptions (
  feed_id int PRIMARY KEY REFERENCES feeds ON DELETE CASCADE,
  hub text NOT NULL,
  topic text NOT NULL,
  token text NOT NULL UNIQUE,
  secret text NOT NULL,
  wanted boolean NOT NULL DEFAULT true,
  asked_for text CHECK (asked_for IN ('subscribe', 'unsubscribe')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  lease_until timestamptz,
  denied_at timestamptz,
  reason text,
  pushed_at timestamptz
);
COMMENT ON TABLE hub_subscriptions IS 'What a feed that declares a WebSub hub is subscribed to. The hub is asked when due_at has come; asked_for is what it may confirm now; lease_until is set while it pushes. token is the unguessable end of the callback, secret what its pushes are signed with.';
-- which hubs are to be asked
CREATE INDEX hub_subscriptions_due ON hub_subscriptions (due_at);

CREATE TABLE pushes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed_id int NOT NULL REFERENCES feeds ON DELETE CASCADE,
  received_at timestamptz NOT NULL,
  content_type text,
  body bytea NOT NULL
);
COMMENT ON TABLE pushes IS 'Documents that hubs pushed, with a signature that holds, until they are read: then there is a row in polls instead.';
-- how many of a feed wait
CREATE INDEX pushes_of_feed ON pushes (feed_id);
