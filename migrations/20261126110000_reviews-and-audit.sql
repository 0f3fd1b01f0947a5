-- Up Migration

CREATE TABLE audit_draws (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mention_id bigint NOT NULL UNIQUE REFERENCES mentions ON DELETE CASCADE,
  drawn_at timestamptz NOT NULL,
  stratum text NOT NULL,
  probability double precision NOT NULL CHECK (probability > 0 AND probability <= 1),
  answered_at timestamptz,
  reviewer text,
  CONSTRAINT an_answer_has_somebody CHECK ((answered_at IS NULL) = (reviewer IS NULL))
);
COMMENT ON TABLE audit_draws IS 'Mentions drawn at random for people to label without seeing what the model says. Each mention has a number in [0, 1) that the seed gives it for good, and is drawn once that number lies under the threshold of its stratum: probability is the highest threshold that the mention ever had, and its chance to be here.';
-- what waits for an answer
CREATE INDEX audit_draws_open ON audit_draws (id) WHERE answered_at IS NULL;

CREATE TABLE audit_seed (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seed text NOT NULL
);
COMMENT ON TABLE audit_seed IS 'What the random number of every mention is made of. The first draw sets it, and it never changes: with another one the probabilities would be wrong.';

CREATE TABLE reviews (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mention_id bigint NOT NULL REFERENCES mentions ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('relevance', 'frame', 'immigrants', 'tone')),
  label text NOT NULL,
  holds boolean NOT NULL DEFAULT true,
  withdrawn boolean NOT NULL DEFAULT false,
  subject text NOT NULL GENERATED ALWAYS AS (CASE kind WHEN 'frame' THEN 'frame:' || label ELSE kind END) STORED,
  said text,
  version_id smallint REFERENCES versions,
  reviewer text NOT NULL,
  why text NOT NULL DEFAULT '',
  audit_id bigint REFERENCES audit_draws ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT only_a_frame_is_denied CHECK (holds OR kind = 'frame')
);
COMMENT ON TABLE reviews IS 'What people say of labels, only added to. The last row of a mention and subject (a frame, or one of the other kinds) is in force unless it is withdrawn: it takes back what was said before. said is what the version had said then: the value, or of a frame true or false.';
-- the reviews of a mention, and the last of each subject
CREATE INDEX reviews_of_mention ON reviews (mention_id, subject, id DESC);
-- the answers of the audit
CREATE INDEX reviews_of_audit ON reviews (audit_id) WHERE audit_id IS NOT NULL;

CREATE TABLE corrections (
  mention_id bigint PRIMARY KEY REFERENCES mentions ON DELETE CASCADE,
  relevance text,
  immigrants text,
  tone text,
  frames_held text[] NOT NULL,
  frames_denied text[] NOT NULL,
  reviews jsonb NOT NULL
);
COMMENT ON TABLE corrections IS 'What the reviews in force of a mention come to, made anew from them in the transaction that adds one; a null is left to the model. A table and not a view, so that counting a million mentions costs one look into a small index for each.';

CREATE VIEW effective_labels AS
SELECT labels.mention_id,
  labels.version_id,
  coalesce(corrections.relevance, labels.relevance) AS relevance,
  CASE
    WHEN corrections.mention_id IS NULL THEN labels.frames
    ELSE ARRAY(
      SELECT frame
      FROM unnest(labels.frames || corrections.frames_held) WITH ORDINALITY AS frame (frame, position)
      WHERE frame <> ALL (corrections.frames_denied)
      GROUP BY frame
      ORDER BY min(position)
    )
  END AS frames,
  coalesce(corrections.immigrants, labels.immigrants) AS immigrants,
  coalesce(corrections.tone, labels.tone) AS tone,
  labels.evidence,
  corrections.reviews
FROM labels
LEFT JOIN corrections USING (mention_id);
COMMENT ON VIEW effective_labels IS 'The labels that count: those of each version, with what people hold true laid over. evidence is the version''s own; reviews are those in force, null where there is none.';
