-- Up Migration

-- a later version may find that what an earlier one kept is about neither Mexico nor immigration
ALTER TABLE labels
  DROP CONSTRAINT labels_relevance_check,
  ADD CONSTRAINT labels_relevance_check CHECK (relevance IN ('mexico', 'immigration', 'none'));
COMMENT ON TABLE labels IS 'What one version says of a mention; where its relevance is none, that version neither counts nor lists the mention. evidence holds {frames: [{id, score, evidence}], relevance, immigrants, tone} with offsets into the stored title and text.';
