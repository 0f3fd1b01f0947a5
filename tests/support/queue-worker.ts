/** A worker in a process of its own, for the tests that kill it: tells its parent of every job that it begins and ends. */
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLog } from '@mirador/core/log.ts'
import type { Payload } from '@mirador/queue/jobs.ts'
import { createQueue, type QueueOptions } from '@mirador/queue/queue.ts'

export type Order = { options: Omit<QueueOptions, 'log'>; jobMs: number; tickMs?: number }
export type Told = { event: 'begun' | 'ended'; feedIds: number[] } | { event: 'ticked' } | { event: 'ready' }

const tell = (told: Told) => process.send?.(told)

const work = async ({ options, jobMs, tickMs }: Order) => {
  const queue = createQueue({ ...options, log: silentLog() })
  const pollFeeds = async ({ feedIds }: Payload<'poll-feeds'>) => {
    tell({ event: 'begun', feedIds })
    await sleep(jobMs)
    tell({ event: 'ended', feedIds })
  }
  const recount = async () => {
    tell({ event: 'ticked' })
  }
  queue.work({ 'poll-feeds': pollFeeds, recount }, { 'poll-feeds': 5 })
  if (tickMs) await queue.schedule('recount', tickMs)
  tell({ event: 'ready' })
}

process.once('message', (order: Order) => void work(order))
