import type { Classifier, Opinion } from '@mirador/core/terms.ts'
import { opinionFaults } from '@mirador/core/terms.ts'
import type { Pool } from '@mirador/store/db.ts'
import { claimQuestions, type Question, saveOpinion } from '@mirador/store/opinions.ts'

export type Asking = {
  /** Questions that are put at once. */
  atOnce: number
  /** Most questions of this run. */
  limit: number
  /** Most questions since `since`, of all runs. */
  budget: number
  since: Date
}

export type GivenOpinion = { mentionId: number; opinion: Opinion }
export type OpinionRun = {
  given: number
  failed: number
  /** Why the run ended before its time: the endpoint is not to be asked for now. */
  stopped?: Extract<Opinion, { failed: unknown }> | undefined
}

const mostTimes = 3
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Asks a classifier about the drawn mentions that it has no opinion on, until none is due or the limit or the budget is
 * reached, and records each answer; labels and counts are not touched. An endpoint that fails ends the run. Cut off at any
 * point it loses nothing: what was not answered is due again within the hour. `onOpinion` hears of each answer.
 */
export async function giveOpinions(
  pool: Pool,
  classifier: Classifier,
  asking: Asking,
  now: () => Date,
  signal: AbortSignal,
  onOpinion: (given: GivenOpinion) => void = () => {},
): Promise<OpinionRun> {
  const run: OpinionRun = { given: 0, failed: 0 }
  let asked = 0
  const lane = async () => {
    while (!run.stopped && !signal.aborted && asked < asking.limit) {
      asked++
      const claim = { ...asking, limit: 1, leaseMs: hourMs }
      const [question] = await claimQuestions(pool, classifier.version, now(), claim)
      if (!question) return
      const opinion = await ask(classifier, question, signal)
      await saveOpinion(pool, classifier.version, question.mentionId, opinion, againAt(opinion, question, now()))
      onOpinion({ mentionId: question.mentionId, opinion })
      if ('classification' in opinion) run.given++
      else {
        run.failed++
        if (opinionFaults[opinion.failed] === 'endpoint') run.stopped = opinion
      }
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: asking.atOnce }, lane))
  const failure = ends.find((end) => end.status === 'rejected')
  // cut off by our own stop: what was asked is due again when its claim ends
  if (failure && !signal.aborted) throw failure.reason
  return run
}

async function ask(classifier: Classifier, { title, text, language }: Question, signal: AbortSignal): Promise<Opinion> {
  const said = await classifier.classify({ title, text, language }, signal)
  return 'version' in said ? { classification: said, refused: { quotes: 0, labels: 0 } } : said
}

/** An endpoint is asked again in an hour or when it says; what an answer was wrong with, the next day, three times in all. */
function againAt(opinion: Opinion, { timesAsked }: Question, now: Date): Date | null {
  if ('classification' in opinion) return null
  const after = (ms: number) => new Date(now.getTime() + ms)
  if (opinionFaults[opinion.failed] === 'endpoint')
    return after(Math.max(hourMs, Math.min((opinion.retryAfterSeconds ?? 0) * 1_000, 7 * dayMs)))
  return timesAsked + 1 < mostTimes ? after(dayMs) : null
}
