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
