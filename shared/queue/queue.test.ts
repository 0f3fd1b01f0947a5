import { MiradorError } from '@mirador/core/errors.ts'
import { expect, it } from 'vitest'
import { depthOf, describeOnBoth, until, useStore } from '../../tests/support/queue-store.ts'
import type { Told } from '../../tests/support/queue-worker.ts'

describeOnBoth('the queue', (open) => {
  const { lines, newQueue, spawnWorker, work } = useStore(open)

  it('brings each payload to its handler once', async () => {
    const queue = newQueue()
    const seen: number[][] = []
    work(queue, {
      'poll-feeds': async ({ feedIds }) => {
        seen.push(feedIds)
      },
    })
    await queue.enqueue('poll-feeds', { feedIds: [1, 2] })
    await queue.enqueue('poll-feeds', { feedIds: [3] })
    await until(() => expect(seen).toEqual([[1, 2], [3]]))
    await until(async () =>
      expect(await depthOf(queue, 'poll-feeds')).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
    )
  })

  it('takes many jobs at once and works as many at a time as it is told', async () => {
    const queue = newQueue()
    await queue.enqueueMany(
      'poll-feeds',
      Array.from({ length: 1_200 }, (_, id) => ({ payload: { feedIds: [id] } })),
    )
    expect((await depthOf(queue, 'poll-feeds')).waiting).toBe(1_200)
    let running = 0
    let most = 0
    const seen = new Set<number>()
    const pollFeeds = async ({ feedIds }: { feedIds: number[] }) => {
      most = Math.max(most, ++running)
      for (const id of feedIds) seen.add(id)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running--
    }
    work(queue, { 'poll-feeds': pollFeeds }, { 'poll-feeds': 8 })
    await until(() => expect(seen.size).toBe(1_200), 20_000)
    expect(most).toBe(8)
  })

  it('takes one job of a dedupe id while that one waits or runs, and another after it', async () => {
    const queue = newQueue()
    const seen: number[][] = []
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const pollFeeds = async ({ feedIds }: { feedIds: number[] }) => {
      seen.push(feedIds)
      await released
    }
    await queue.enqueue('poll-feeds', { feedIds: [1] }, { dedupe: 'npr.org' })
    await queue.enqueueMany('poll-feeds', [{ payload: { feedIds: [2] }, dedupe: 'npr.org' }])
    expect((await depthOf(queue, 'poll-feeds')).waiting).toBe(1)
    work(queue, { 'poll-feeds': pollFeeds })
    await until(() => expect(seen).toEqual([[1]]))
    await queue.enqueue('poll-feeds', { feedIds: [3] }, { dedupe: 'npr.org' })
    expect(await depthOf(queue, 'poll-feeds')).toMatchObject({ waiting: 0, active: 1 })
    release()
    await until(async () => expect((await depthOf(queue, 'poll-feeds')).active).toBe(0))
    await queue.enqueue('poll-feeds', { feedIds: [4] }, { dedupe: 'npr.org' })
    await until(() => expect(seen).toEqual([[1], [4]]))
  })

  it('fires a tick once per interval although two processes schedule and work it', async () => {
    const told: Told[] = []
    const started = performance.now()
    await spawnWorker({ tickMs: 300 }, told)
    await spawnWorker({ tickMs: 300 }, told)
    const ticks = () => told.filter(({ event }) => event === 'ticked').length
    await until(() => expect(ticks()).toBeGreaterThanOrEqual(8))
    // one more at the start of each
    expect(ticks()).toBeLessThanOrEqual((performance.now() - started) / 300 + 3)
  })

  it('does not retry a permanent error, and logs it once with job and id', async () => {
    const queue = newQueue()
    let runs = 0
    const recount = async () => {
      runs++
      throw new MiradorError('not-found', 'No such hour\0\uD800')
    }
    work(queue, { recount })
    await queue.enqueue('recount', {})
    await until(async () => expect((await depthOf(queue, 'recount')).failed).toBe(1))
    expect(runs).toBe(1)
    const failures = lines.filter(({ job }) => job === 'recount')
    expect(failures).toMatchObject([{ level: 50, msg: 'job failed', jobId: '1', attempt: 1 }])
  })

  it('retries any other error after a rest that doubles', async () => {
    const queue = newQueue()
    const at: number[] = []
    const recount = async () => {
      at.push(performance.now())
      if (at.length < 3) throw new Error('deadlock')
    }
    work(queue, { recount })
    await queue.enqueue('recount', {})
    await until(() => expect(at).toHaveLength(3))
    expect(at[1]! - at[0]!).toBeGreaterThan(900)
    expect(at[2]! - at[1]!).toBeGreaterThan(1_900)
    expect(lines.filter(({ job }) => job === 'recount').map(({ level, attempt }) => [level, attempt])).toEqual([
      [40, 1],
      [40, 2],
    ])
  })

  it('keeps payloads and ids that hold NUL or half a surrogate pair, without them', async () => {
    const queue = newQueue()
    const seen: unknown[] = []
    work(queue, {
      'poll-feeds': async (payload) => {
        seen.push(payload)
      },
    })
    await queue.enqueue('poll-feeds', { feedIds: ['a\0b', '\uDC00c'] as unknown as number[] }, { dedupe: 'x\0\uD800' })
    await until(() => expect(seen).toEqual([{ feedIds: ['ab', '\uFFFDc'] }]))
  })

  it('forgets failed jobs only when they are a day old, then does what the worker adds', async () => {
    const queue = newQueue()
    let cleaned = 0
    work(queue, {
      'poll-feeds': async () => {
        throw new Error('no')
      },
      'clean-queue': async () => {
        cleaned++
      },
    })
    await queue.enqueue('poll-feeds', { feedIds: [1] })
    await until(() => expect(cleaned).toBe(1))
    await until(async () => expect((await depthOf(queue, 'poll-feeds')).failed).toBe(1))
    await queue.enqueue('clean-queue', {})
    await until(() => expect(cleaned).toBe(2))
    expect((await depthOf(queue, 'poll-feeds')).failed).toBe(1)
  })
})
