WITH
-- what the callers bring: every item by its key and hour; the mentions among them with their labels
item AS (
  SELECT *
  FROM unnest($1::int[], $2::bigint[], $3::timestamptz[], $20::boolean[])
    WITH ORDINALITY AS item (outlet_id, key, hour, title_only, position)
),
mention AS (
  SELECT *
  FROM unnest(
    $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::boolean[],
    $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[], $19::text[], $21::text[]
  ) AS mention (
    position, feed_id, url, title, text, language, published_at, date_believed,
    relevance, frames, immigrants, tone, evidence, second_net, sub_frames
  )
),
-- the unique key decides what is new; in one order, so that two writers of one outlet cannot lock each other
fresh AS (
  INSERT INTO seen_items (outlet_id, key)
  SELECT outlet_id, key
  FROM item
  ORDER BY outlet_id, key
  ON CONFLICT DO NOTHING
  RETURNING outlet_id, key
),
new_item AS (
  SELECT item.*
  FROM item
  JOIN fresh USING (outlet_id, key)
),
-- the denominators: each item once, in the statement that also marks it as seen
counted AS (
  INSERT INTO hourly_items AS hourly (outlet_id, hour, items, title_only)
  SELECT outlet_id, hour, count(*), count(*) FILTER (WHERE title_only)
  FROM new_item
  GROUP BY outlet_id, hour
  ORDER BY outlet_id, hour
  ON CONFLICT (outlet_id, hour) DO UPDATE SET
    items = hourly.items + excluded.items,
    title_only = hourly.title_only + excluded.title_only
),
stale AS (
  INSERT INTO dirty_hours (outlet_id, hour)
  SELECT DISTINCT outlet_id, hour
  FROM new_item
),
-- its id is drawn first, so that a mention and its labels are written side by side
kept AS MATERIALIZED (
  SELECT nextval(pg_get_serial_sequence('mentions', 'id')) AS id, new_item.outlet_id, new_item.key, mention.*
  FROM mention
  JOIN new_item USING (position)
),
saved AS (
  INSERT INTO mentions (
    id, outlet_id, key, feed_id, url, title, text, language, published_at, date_believed, first_seen_at, second_net
  )
  OVERRIDING SYSTEM VALUE
  SELECT id, outlet_id, key, feed_id, url, title, text, language, published_at, date_believed, $18, second_net
  FROM kept
),
ungrouped AS (
  INSERT INTO ungrouped (mention_id)
  SELECT id
  FROM kept
),
labelled AS (
  INSERT INTO labels (mention_id, version_id, relevance, frames, immigrants, tone, evidence, sub_frames)
  SELECT id, $17, relevance, string_to_array(frames, ','), immigrants, tone, evidence, string_to_array(sub_frames, ',')
  FROM kept
)
SELECT position::int
FROM new_item
