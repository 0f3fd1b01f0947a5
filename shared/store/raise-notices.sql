WITH
-- feeds, and outlets of several feeds, whose polls go well and have brought nothing new for a while
quiet AS (
  SELECT outlet_id, id AS feed_id, ARRAY[id] AS feed_ids, last_new_at, last_success_at
  FROM feeds
  WHERE active AND failures = 0 AND last_new_at < last_success_at - interval '6 hours'
  UNION ALL
  SELECT outlet_id, NULL, array_agg(id), max(last_new_at), min(last_success_at)
  FROM feeds
  WHERE active
  GROUP BY outlet_id
  HAVING count(*) > 1 AND every(failures = 0) AND max(last_new_at) < min(last_success_at) - interval '6 hours'
),
-- how long it took after the same moment of the week, in each of twelve weeks before: nights and weekends are no silence.
-- Known from four weeks on
weekly AS (
  SELECT outlet_id, feed_id, feed_ids, last_new_at, last_success_at,
    percentile_disc(0.9) WITHIN GROUP (ORDER BY next - moment) AS gap
  FROM quiet
  CROSS JOIN LATERAL generate_series(1, 12) AS week
  CROSS JOIN LATERAL (SELECT last_new_at - week * interval '1 week') AS earlier (moment)
  CROSS JOIN LATERAL (
    SELECT min(after.started_at) AS next
    FROM unnest(feed_ids) AS one (id)
    CROSS JOIN LATERAL (
      SELECT started_at
      FROM polls
      WHERE polls.feed_id = one.id AND off_topic + kept > 0 AND started_at > moment
      ORDER BY started_at
      LIMIT 1
    ) AS after
    WHERE EXISTS (
      SELECT
      FROM polls
      WHERE polls.feed_id = ANY (feed_ids) AND off_topic + kept > 0 AND started_at <= moment
    )
  ) AS following
  WHERE next IS NOT NULL
  GROUP BY outlet_id, feed_id, feed_ids, last_new_at, last_success_at
  HAVING count(*) >= 4
),
-- those that have rested half as long again; only for them all of their rests are looked at
resting AS (
  SELECT *
  FROM weekly
  WHERE last_success_at > last_new_at + 1.5 * gap
),
news AS (
  SELECT outlet_id, resting.feed_id, started_at AS at,
    lead(started_at) OVER (PARTITION BY outlet_id, resting.feed_id ORDER BY started_at) AS next
  FROM resting
  JOIN polls ON polls.feed_id = ANY (feed_ids) AND off_topic + kept > 0 AND started_at >= last_new_at - interval '12 weeks'
),
-- how long they rest at most, but for one time in twenty
usual AS (
  SELECT outlet_id, feed_id, percentile_disc(0.95) WITHIN GROUP (ORDER BY next - at) AS gap
  FROM news
  GROUP BY outlet_id, feed_id
),
silent AS (
  SELECT resting.outlet_id, resting.feed_id, last_new_at AS since,
    greatest(interval '6 hours', 1.5 * usual.gap, 1.5 * resting.gap) AS allowed
  FROM resting
  JOIN usual ON usual.outlet_id = resting.outlet_id AND usual.feed_id IS NOT DISTINCT FROM resting.feed_id
  WHERE last_success_at > last_new_at + greatest(interval '6 hours', 1.5 * usual.gap)
),
-- feeds that failed three times in a row, or are said to be gone for good
failing AS (
  SELECT outlet_id, id AS feed_id, coalesce(last_success_at, watched_since) AS since, last_reason AS reason, last_detail AS detail,
    CASE
      WHEN last_reason = 'gone' OR status = 404 THEN 'gone'
      WHEN last_reason IN ('rate-limited', 'html') OR status IN (401, 402, 403, 451) THEN 'blocked'
      ELSE 'failing'
    END AS kind
  FROM feeds
  CROSS JOIN LATERAL (SELECT status FROM polls WHERE feed_id = feeds.id AND NOT pushed ORDER BY started_at DESC LIMIT 1) AS last_poll
  WHERE active AND failures >= CASE WHEN last_reason = 'gone' THEN 1 ELSE 3 END
),
-- an address that a feed was moved to is told of once, for a week
moved AS (
  SELECT outlet_id, id AS feed_id, last_poll_at AS since, url AS detail
  FROM feeds
  WHERE active
    AND moved_from <> '{}'
    AND NOT EXISTS (
      SELECT
      FROM notices
      WHERE kind = 'moved'
        AND feed_id = feeds.id
        AND notices.detail = feeds.url
        AND (closed_at IS NOT NULL OR opened_at < $1::timestamptz - interval '1 week')
    )
),
-- streams that cannot be read for longer than a connection takes to come back, and those that nobody has read for an hour
unread AS (
  SELECT outlet_id, name AS stream, seen_until AS since, last_problem AS detail,
    CASE WHEN failures > 0 THEN 'failing' ELSE 'silent' END AS kind,
    CASE WHEN failures = 0 THEN interval '1 hour' END AS allowed
  FROM streams
  WHERE followed
    AND CASE
      WHEN failures > 0 THEN seen_until < $1::timestamptz - interval '10 minutes'
      ELSE greatest(seen_until, last_success_at) < $1::timestamptz - interval '1 hour'
    END
),
wrong AS (
  SELECT kind, outlet_id, feed_id, NULL AS stream, since, NULL::interval AS allowed, reason, detail FROM failing
  UNION ALL
  SELECT 'silent', outlet_id, feed_id, NULL, since, allowed, NULL, NULL FROM silent
  UNION ALL
  SELECT 'moved', outlet_id, feed_id, NULL, since, NULL, NULL, detail FROM moved
  UNION ALL
  SELECT kind, outlet_id, NULL, stream, since, allowed, NULL, detail FROM unread
),
-- the unique key decides what is new
opened AS (
  INSERT INTO notices (kind, outlet_id, feed_id, stream, since, allowed, reason, detail, opened_at)
  SELECT kind, outlet_id, feed_id, stream, since, allowed, reason, detail, $1
  FROM wrong
  ON CONFLICT (kind, outlet_id, feed_id, stream) WHERE closed_at IS NULL DO NOTHING
  RETURNING id
),
closed AS (
  UPDATE notices
  SET closed_at = $1
  WHERE closed_at IS NULL
    AND NOT EXISTS (
      SELECT
      FROM wrong
      WHERE wrong.kind = notices.kind AND wrong.outlet_id = notices.outlet_id AND (wrong.feed_id, wrong.stream) IS NOT DISTINCT FROM (notices.feed_id, notices.stream)
    )
  RETURNING id
)
SELECT id, true AS open FROM opened
UNION ALL
SELECT id, false FROM closed
