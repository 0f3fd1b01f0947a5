-- Up Migration

ALTER TABLE labels
  ADD COLUMN sub_frames text[] NOT NULL DEFAULT '{}';
-- mentions of a rare sub-frame without a walk through all; the few labels that have any
CREATE INDEX labels_sub_frames ON labels USING gin (sub_frames) WHERE sub_frames <> '{}';
COMMENT ON TABLE labels IS 'What one version says of a mention; where its relevance is none, that version neither counts nor lists the mention. evidence holds {frames: [{id, score, evidence}], relevance, immigrants, tone, subFrames: [{id, voice, evidence}], speakers} with offsets into the stored title and text. sub_frames are the ids of its subFrames; of a version that knew none, it is empty and the two are missing from evidence.';

CREATE OR REPLACE VIEW effective_labels AS
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
  corrections.reviews,
  -- what is hostile and what is reported show the same imagery, and keep their sub-frames when one is corrected to the other
  CASE
    WHEN corrections.immigrants IS NULL
      OR corrections.immigrants = labels.immigrants
      OR (corrections.immigrants IN ('hostile', 'reported') AND labels.immigrants IN ('hostile', 'reported'))
      THEN labels.sub_frames
  END AS sub_frames
FROM labels
LEFT JOIN corrections USING (mention_id);
COMMENT ON VIEW effective_labels IS 'The labels that count: those of each version, with what people hold true laid over. evidence is the version''s own; reviews are those in force, null where there is none; sub_frames are the version''s, null where a person said that the framing that they belong to does not hold.';
