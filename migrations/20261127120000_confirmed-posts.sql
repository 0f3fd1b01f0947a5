-- Up Migration

ALTER TABLE social_posts
  ADD COLUMN stream text REFERENCES streams (name) ON DELETE SET NULL,
  ADD COLUMN server_id text,
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN confirm_at timestamptz,
  ADD CONSTRAINT what_is_asked_for_has_an_id CHECK (confirm_at IS NULL OR (server_id IS NOT NULL AND confirmed_at IS NOT NULL));
COMMENT ON COLUMN social_posts.confirm_at IS 'When the server of the stream is asked next whether the post, which it knows by server_id, still stands; null where deletions are told. confirmed_at is when it last did.';
-- what a server is asked for next, oldest first
CREATE INDEX social_posts_to_confirm ON social_posts (stream, confirm_at) WHERE confirm_at IS NOT NULL;

-- what GDELT brings has a title only, and is found by it too rarely: attention is measured without it
ALTER TABLE hourly_items ADD COLUMN title_only int NOT NULL DEFAULT 0;
COMMENT ON COLUMN hourly_items.title_only IS 'Those of the items of which only the title is known.';
ALTER TABLE counts
  ADD COLUMN title_only_items int NOT NULL DEFAULT 0,
  ADD COLUMN title_only_mentions int NOT NULL DEFAULT 0;
COMMENT ON COLUMN counts.title_only_mentions IS 'Those of the mentions that only their title gave away. Attention is (mentions - title_only_mentions) / (items - title_only_items).';
