/** What is known of GDELT's files: which are due, which were read, and the fate of each of their rows. */
import type { Db } from './db.ts'
import type { Fates } from './polls.ts'

export const gdeltStreams = ['english', 'translated'] as const
export type GdeltStream = (typeof gdeltStreams)[number]

/** A file by its stream and the quarter-hour that it ends. */
export type GdeltFile = { stream: GdeltStream; fileAt: Date }
export type DueGdeltFile = GdeltFile & { md5: string | null; attempts: number }

/** The fates of a file's rows; `inMexico` and `inMexicoOffTopic` are among the items that were new. */
export type GdeltFates = Fates & {
  rows: number
  damaged: number
  passedOver: number
  inMexico: number
  inMexicoOffTopic: number
}

/** Takes the check of a stream's newest files, if it is due, and puts the next one `everyMs` off. */
export async function claimStreamCheck(db: Db, stream: GdeltStream, now: Date, everyMs: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO gdelt_streams AS known (stream, since, next_check_at)
     VALUES ($1, $2, $3)
     ON CONFLICT (stream) DO UPDATE SET next_check_at = $3
     WHERE known.next_check_at <= $2`,
    [stream, now, new Date(now.getTime() + everyMs)],
  )
  return rowCount === 1
}

/** Records what came of a check; `trouble` is null where the list was read. */
export async function recordStreamCheck(
  db: Db,
  stream: GdeltStream,
  now: Date,
  trouble: { reason: string; detail: string } | null,
): Promise<void> {
  await db.query(
    `UPDATE gdelt_streams
     SET checked_at = $2,
       reason = $3,
       detail = $4,
       failures = CASE WHEN $3::text IS NULL THEN 0 ELSE failures + 1 END
     WHERE stream = $1`,
    [stream, now, trouble?.reason ?? null, trouble?.detail ?? null],
  )
}

/**
 * Makes the newest file of a stream known, and every quarter-hour before it since the stream was first followed, at most
 * `mostDays` back. Each is due `delayMs` after its time. Gives how many were not known.
 */
export async function addNewestFile(
  db: Db,
  newest: GdeltFile & { md5: string },
  delayMs: number,
  mostDays: number,
): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO gdelt_files AS file (stream, file_at, md5, next_attempt_at)
     SELECT $1, file_at, CASE WHEN file_at = $2 THEN $3 END, file_at + $4 * interval '1 millisecond'
     FROM generate_series($2::timestamptz - $5 * interval '1 day', $2, interval '15 minutes') AS file_at
     WHERE file_at = $2
       OR file_at >= (SELECT since FROM gdelt_streams WHERE stream = $1)
     ON CONFLICT (stream, file_at) DO UPDATE SET md5 = excluded.md5
     WHERE file.md5 IS NULL AND file.read_at IS NULL AND excluded.md5 IS NOT NULL`,
    [newest.stream, newest.fileAt, newest.md5, delayMs, mostDays],
  )
  return rowCount ?? 0
}

/** Makes every quarter-hour from `from` to before `to` due now, but for those that were read; gives how many those are. */
export async function wantFiles(db: Db, stream: GdeltStream, from: Date, to: Date, now: Date): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO gdelt_files AS file (stream, file_at, next_attempt_at)
     SELECT $1, file_at, $4
     FROM generate_series(
       date_bin('15 minutes', $2::timestamptz - interval '1 microsecond', 'epoch') + interval '15 minutes',
       $3::timestamptz - interval '1 microsecond',
       interval '15 minutes'
     ) AS file_at
     ON CONFLICT (stream, file_at) DO UPDATE SET next_attempt_at = $4, attempts = 0
     WHERE file.read_at IS NULL`,
    [stream, from, to, now],
  )
  return rowCount ?? 0
}

/**
 * Takes the oldest file that is due, in the given span if there is one: it comes due again `leaseMs` from now unless something
 * is recorded of it. Undefined where none is due.
 */
export async function claimDueFile(
  db: Db,
  streams: readonly GdeltStream[],
  now: Date,
  leaseMs: number,
  span?: { from: Date; to: Date },
): Promise<DueGdeltFile | undefined> {
  const { rows } = await db.query<DueGdeltFile>(
    `UPDATE gdelt_files AS file
     SET next_attempt_at = $3, attempts = file.attempts + 1
     FROM (
       SELECT stream, file_at
       FROM gdelt_files
       WHERE next_attempt_at <= $2
         AND stream = ANY($1)
         AND ($4::timestamptz IS NULL OR file_at >= $4 AND file_at < $5)
       ORDER BY file_at, stream
       LIMIT 1
       FOR UPDATE SKIP LOCKED
     ) AS due
     WHERE file.stream = due.stream AND file.file_at = due.file_at
     RETURNING file.stream, file.file_at AS "fileAt", file.md5, file.attempts`,
    [streams, now, new Date(now.getTime() + leaseMs), span?.from ?? null, span?.to ?? null],
  )
  return rows[0]
}

/** Records that a file was read whole; belongs into the transaction that saves its items. */
export async function recordFileRead(db: Db, file: GdeltFile, fates: GdeltFates, now: Date): Promise<void> {
  await db.query(
    `UPDATE gdelt_files
     SET read_at = $3, next_attempt_at = NULL, reason = NULL, detail = NULL,
       rows = $4, damaged = $5, passed_over = $6, off_topic = $7, repeated = $8, kept = $9, refused = $10,
       in_mexico = $11, in_mexico_off_topic = $12
     WHERE stream = $1 AND file_at = $2 AND read_at IS NULL`,
    [
      file.stream,
      file.fileAt,
      now,
      fates.rows,
      fates.damaged,
      fates.passedOver,
      fates.offTopic,
      fates.repeated,
      fates.kept,
      fates.refused,
      fates.inMexico,
      fates.inMexicoOffTopic,
    ],
  )
}

/** Records why a file could not be read, and when it is tried again; null gives it up. */
export async function recordFileTrouble(
  db: Db,
  file: GdeltFile,
  trouble: { reason: string; detail: string },
  nextAttemptAt: Date | null,
): Promise<void> {
  await db.query(
    `UPDATE gdelt_files
     SET reason = $3, detail = $4, next_attempt_at = $5
     WHERE stream = $1 AND file_at = $2 AND read_at IS NULL`,
    [file.stream, file.fileAt, trouble.reason, trouble.detail, nextAttemptAt],
  )
}

export type GdeltStatus = {
  stream: GdeltStream
  read: number
  waiting: number
  givenUp: number
  newestRead: Date | null
  rows: number
  kept: number
  offTopic: number
  repeated: number
  inMexico: number
  inMexicoOffTopic: number
  checkedAt: Date | null
  reason: string | null
  detail: string | null
}

/** What was read of each stream that there are files of. */
export async function listGdeltStatus(db: Db): Promise<GdeltStatus[]> {
  const { rows } = await db.query<GdeltStatus>(
    `SELECT file.*, checked_at AS "checkedAt", known.reason, known.detail
     FROM (
       SELECT stream,
         count(read_at) AS read,
         count(next_attempt_at) AS waiting,
         count(*) FILTER (WHERE read_at IS NULL AND next_attempt_at IS NULL) AS "givenUp",
         max(file_at) FILTER (WHERE read_at IS NOT NULL) AS "newestRead",
         sum(rows) AS rows, sum(kept) AS kept, sum(off_topic) AS "offTopic", sum(repeated) AS repeated,
         sum(in_mexico) AS "inMexico", sum(in_mexico_off_topic) AS "inMexicoOffTopic"
       FROM gdelt_files
       GROUP BY stream
     ) AS file
     LEFT JOIN gdelt_streams AS known USING (stream)
     ORDER BY stream`,
  )
  return rows
}
