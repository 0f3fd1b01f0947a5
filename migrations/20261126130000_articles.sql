-- Up Migration

ALTER TABLE outlets
  ADD COLUMN article_text boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN outlets.article_text IS 'Whether the articles of this outlet are read where ARTICLE_TEXT is per-outlet.';

CREATE TABLE articles (
  mention_id bigint PRIMARY KEY REFERENCES mentions ON DELETE CASCADE,
  url text NOT NULL,
  host text NOT NULL,
  outcome text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'read', 'refused', 'failed')),
  reason text,
  detail text,
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  claimed_until timestamptz,
  fetched_at timestamptz,
  canonical_url text,
  text text,
  title text,
  byline text,
  published_at timestamptz,
  language text,
  judged_with smallint NOT NULL DEFAULT 0,
  CONSTRAINT what_was_not_read_says_why CHECK ((outcome IN ('refused', 'failed')) = (reason IS NOT NULL)),
  CONSTRAINT only_what_was_read_has_text CHECK (text IS NULL OR outcome = 'read')
);
COMMENT ON TABLE articles IS 'The page that a mention leads to, and the article that was read off it. What is due is next_attempt_at, null once there is nothing more to try; claimed_until is a lease. refused: by robots.txt, a paywall or a block page; failed: by an error. judged_with is the last version that judged the text (0: none); text is null before it is read and after its keeping time, and its labels stay.';
-- what is due, oldest first
CREATE INDEX articles_due ON articles (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
-- which hosts are being asked now
CREATE INDEX articles_claimed ON articles (claimed_until, host) WHERE claimed_until IS NOT NULL;
-- which hosts were asked a moment ago
CREATE INDEX articles_of_host ON articles (host, fetched_at);
-- what a version has not judged
CREATE INDEX articles_unjudged ON articles (judged_with) WHERE text IS NOT NULL;
-- texts past their keeping time
CREATE INDEX articles_by_time ON articles (fetched_at) WHERE text IS NOT NULL;
