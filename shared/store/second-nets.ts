/** What the second nets have brought: files read, and the fate of each item in them. */
import type { SecondNet } from '@mirador/core/terms.ts'
import type { Db } from './db.ts'
import type { Fates } from './polls.ts'

export type SecondNetRow = Fates & {
  net: SecondNet
  /** Of GDELT: english or translated. */
  stream: string | null
  read: number
  /** Files that are due, or were begun and not ended. */
  waiting: number
  givenUp: number
  items: number
  /** When a file was last read; null before the first. */
  lastReadAt: Date | null
  /** Why the list of new files could not be read the last time. */
  trouble: string | null
}

/** Every stream of GDELT that was followed, then the archives of crawled pages where one was imported. */
export async function listSecondNets(db: Db): Promise<SecondNetRow[]> {
  const { rows } = await db.query<SecondNetRow>(
    `SELECT 'gdelt' AS net, stream, count(read_at) AS read, count(next_attempt_at) AS waiting,
       count(*) FILTER (WHERE read_at IS NULL AND next_attempt_at IS NULL) AS "givenUp",
       sum(off_topic + repeated + kept + refused) AS items,
       sum(off_topic) AS "offTopic", sum(repeated) AS repeated, sum(kept) AS kept, sum(refused) AS refused,
       max(read_at) AS "lastReadAt", max(known.detail) AS trouble
     FROM gdelt_files
     LEFT JOIN gdelt_streams AS known USING (stream)
     GROUP BY stream
     UNION ALL
     SELECT second_net, NULL, count(finished_at), count(*) FILTER (WHERE lines > 0 OR finished_at IS NULL), 0,
       sum(off_topic + repeated + kept + refused), sum(off_topic), sum(repeated), sum(kept), sum(refused),
       max(finished_at), NULL
     FROM imports
     WHERE second_net IS NOT NULL
     GROUP BY second_net
     ORDER BY 1, 2`,
  )
  return rows
}
