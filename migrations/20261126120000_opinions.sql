-- Up Migration

CREATE TABLE opinions (
  mention_id bigint NOT NULL REFERENCES mentions ON DELETE CASCADE,
  version text NOT NULL,
  asked_at timestamptz NOT NULL,
  times_asked smallint NOT NULL,
  again_at timestamptz,
  failed text,
  detail text,
  relevance text CHECK (relevance IN ('mexico', 'immigration', 'none')),
  frames text[],
  immigrants text CHECK (immigrants IN ('hostile', 'reported', 'sympathetic', 'none')),
  tone text CHECK (tone IN ('negative', 'neutral', 'positive')),
  evidence jsonb,
  refused_quotes int NOT NULL DEFAULT 0,
  refused_labels int NOT NULL DEFAULT 0,
  PRIMARY KEY (mention_id, version),
  CONSTRAINT an_opinion_is_whole_or_failed CHECK (
    num_nonnulls(relevance, frames, immigrants, tone, evidence) = CASE WHEN failed IS NULL THEN 5 ELSE 0 END
  ),
  CONSTRAINT only_what_failed_is_asked_again CHECK (again_at IS NULL OR failed IS NOT NULL)
);
COMMENT ON TABLE opinions IS 'What a model of the operator''s own says of a mention, for comparison: it enters no count. version is codebook, model and prompt; evidence is as in labels. The row stands, as unanswered, before the question is sent; what failed is asked again when again_at has come, never where it is null. refused_… count quotes that are not in the text and labels that no quote of it holds up.';
-- what was asked today, against the budget
CREATE INDEX opinions_by_time ON opinions (asked_at);
