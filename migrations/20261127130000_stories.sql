-- Up Migration

CREATE TABLE stories (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE stories IS 'The mentions that carry the same text. What else is known of one is read off its mentions.';

CREATE TABLE wordings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story_id bigint NOT NULL REFERENCES stories ON DELETE CASCADE,
  published_at timestamptz NOT NULL,
  words int NOT NULL,
  exact int NOT NULL,
  prints int[] NOT NULL,
  whole boolean NOT NULL,
  joined_id bigint,
  overlap real
);
COMMENT ON TABLE wordings IS 'A text that mentions carry, word for word or nearly so; a story has one or more. prints are the hashes that it is recognised by, in the order of the text (all of them where whole), exact is a hash of all its words, published_at that of the mention that brought it. joined_id is the wording of the story that it was closest to of those before it, by overlap, the part of the shorter text that both have.';
-- the wordings of a story that is grouped anew
CREATE INDEX wordings_of_story ON wordings (story_id);
-- a text with the same words
CREATE INDEX wordings_by_words ON wordings (exact, published_at);

CREATE TABLE wording_prints (
  period int NOT NULL,
  print int NOT NULL,
  wording_id bigint NOT NULL,
  -- near in time first, so that looking a text up costs the same however much is kept
  PRIMARY KEY (period, print, wording_id)
);
COMMENT ON TABLE wording_prints IS 'Where texts that share words are found: up to 40 prints of each wording, in the period of twenty days (counted from 1970) that it was published in.';

CREATE TABLE story_mentions (
  mention_id bigint PRIMARY KEY REFERENCES mentions ON DELETE CASCADE,
  story_id bigint NOT NULL REFERENCES stories,
  wording_id bigint NOT NULL REFERENCES wordings,
  alike real NOT NULL,
  address bigint,
  agency text
);
COMMENT ON TABLE story_mentions IS 'Which story and wording a mention belongs to. alike says how like the wording its text is: 1 where it brought it, or has the same words or address. address is a hash of its canonical address; agency the one that its text names as its source.';
-- the mentions of a story, and which stories have none left
CREATE INDEX mentions_of_story ON story_mentions (story_id);
CREATE INDEX mentions_of_wording ON story_mentions (wording_id);
-- another mention of the same page
CREATE INDEX story_mentions_by_address ON story_mentions (address) WHERE address IS NOT NULL;

CREATE TABLE ungrouped (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mention_id bigint NOT NULL
);
COMMENT ON TABLE ungrouped IS 'Mentions that are to find their story: new ones, and those whose article was read. Only added to, so that a writer never waits for the grouping that empties it.';

-- oldest first, so that each finds what came before it
INSERT INTO ungrouped (mention_id)
SELECT id
FROM mentions
ORDER BY published_at, id;

-- a mention that goes leaves its story, whoever deletes it
CREATE FUNCTION forget_empty_stories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH emptied AS (
    DELETE FROM wordings
    WHERE id IN (SELECT wording_id FROM gone)
      AND NOT EXISTS (SELECT FROM story_mentions WHERE wording_id = wordings.id)
    RETURNING id, published_at, prints
  )
  DELETE FROM wording_prints
  USING emptied
  CROSS JOIN LATERAL unnest(emptied.prints) AS print (value)
  WHERE period = floor(extract(epoch FROM emptied.published_at) / 1728000)::int
    AND wording_prints.print = print.value
    AND wording_id = emptied.id;
  DELETE FROM stories
  WHERE id IN (SELECT story_id FROM gone)
    AND NOT EXISTS (SELECT FROM wordings WHERE story_id = stories.id)
    AND NOT EXISTS (SELECT FROM story_mentions WHERE story_id = stories.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER story_mentions_gone
AFTER DELETE ON story_mentions
REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION forget_empty_stories();
