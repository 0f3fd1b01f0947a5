/** Group commit: polls that end while a transaction runs are kept and recorded together by the next one. */
import { setImmediate as immediate } from 'node:timers/promises'
import { type Fates, type Poll, recordPolls } from '@mirador/store/polls.ts'
import { countFates, type Keeper } from './keep-items.ts'
import type { PublishedItem } from './published-item.ts'
import type { Reach } from './reach.ts'

/** A poll that ended, with the items of its document; `refused` of them had no words at all. */
export type FinishedPoll = Omit<Poll, 'fates' | 'seenFrom'> & {
  items: PublishedItem[]
  refused: number
  seenFrom: Reach | 'last'
}

/** Resolves once the poll and its items are committed, with the fate of every item. */
export type PollRecorder = (poll: FinishedPoll) => Promise<Fates>

/** More would hold the event loop, and a failed transaction's work, for too long. */
const mostItemsAtOnce = 3_000
/** Two, so that the items of one transaction are judged while the database works on the other. */
const mostTransactions = 2

type Waiting = { poll: FinishedPoll; resolve: (fates: Fates) => void; reject: (error: unknown) => void }

export function createPollRecorder(keep: Keeper, now: () => Date): PollRecorder {
  const queue: Waiting[] = []
  let transactions = 0

  const drain = async () => {
    transactions++
    // the polls that end in this turn of the event loop go together
    await immediate()
    while (queue.length > 0) {
      const batch = takeBatch(queue)
      try {
        await commit(batch)
      } catch (error) {
        // one poll that cannot be stored must not take the others with it
        if (batch.length === 1) batch[0]!.reject(error)
        else for (const alone of batch) await commit([alone]).catch(alone.reject)
      }
    }
    transactions--
  }

  const commit = async (batch: Waiting[]) => {
    const items = batch.flatMap(({ poll }) => poll.items)
    let recorded: Poll[] = []
    await keep(items, now(), async (db, fates) => {
      let position = 0
      recorded = batch.map(({ poll }) => {
        const own = fates.slice(position, position + poll.items.length)
        position += poll.items.length
        const ownFates = { ...countFates(own), refused: poll.refused }
        return { ...poll, fates: ownFates, seenFrom: seenFrom(poll, ownFates) }
      })
      await recordPolls(db, recorded)
    })
    batch.forEach(({ resolve }, index) => {
      resolve(recorded[index]!.fates)
    })
  }

  return (poll) =>
    new Promise((resolve, reject) => {
      queue.push({ poll, resolve, reject })
      if (transactions < mostTransactions) void drain()
    })
}

/** The polls that wait, oldest first and one per feed, up to the limit of items; they leave the queue. */
function takeBatch(queue: Waiting[]): Waiting[] {
  const feeds = new Set<number>()
  let items = 0
  let length = 0
  for (const { poll } of queue) {
    items += poll.items.length
    if (length > 0 && (items > mostItemsAtOnce || feeds.has(poll.feedId))) break
    feeds.add(poll.feedId)
    length++
  }
  return queue.splice(0, length)
}

/** An item that was seen before ties a document without dates to the last one. */
function seenFrom({ seenFrom, startedAt }: FinishedPoll, { repeated }: Fates): Poll['seenFrom'] {
  if (seenFrom === 'overlap') return repeated > 0 ? 'last' : startedAt
  return seenFrom
}
