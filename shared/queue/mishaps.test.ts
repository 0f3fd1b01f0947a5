import { once } from 'node:events'
import { expect, it } from 'vitest'
import { depthOf, describeOnBoth, until, useStore } from '../../tests/support/queue-store.ts'
import type { Told } from '../../tests/support/queue-worker.ts'

describeOnBoth('a queue that meets mishaps', (open) => {
  const { lines, newQueue, spawnWorker, store, work } = useStore(open)

  it('loses no job when a worker process is killed', async () => {
    const queue = newQueue()
    const told: Told[] = []
    const child = await spawnWorker({ jobMs: 60_000 }, told)
    await queue.enqueueMany(
      'poll-feeds',
      Array.from({ length: 10 }, (_, id) => ({ payload: { feedIds: [id] } })),
    )
    await until(() => expect(told.filter(({ event }) => event === 'begun')).toHaveLength(5))
    child.kill('SIGKILL')
    await once(child, 'exit')
    await spawnWorker({ jobMs: 5 }, told)
    const ended = () => told.flatMap((each) => (each.event === 'ended' ? each.feedIds : []))
    await until(() => expect(ended().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  })

  it('lives on when the store is emptied: ticks come back, new jobs are worked, what ran comes to its end', async () => {
    const queue = newQueue()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const seen: number[] = []
    let ticks = 0
    const recount = async () => {
      ticks++
    }
    const pollFeeds = async ({ feedIds }: { feedIds: number[] }) => {
      await (feedIds[0] === 0 ? released : undefined)
      seen.push(...feedIds)
    }
    work(queue, { recount, 'poll-feeds': pollFeeds }, { 'poll-feeds': 2 })
    await queue.schedule('recount', 100)
    await queue.enqueue('poll-feeds', { feedIds: [0] })
    await until(async () => expect((await depthOf(queue, 'poll-feeds')).active).toBe(1))
    const worked = () => seen.filter((id) => id === 1).length
    for (const empty of [() => store().wipe(), () => queue.obliterate()]) {
      await until(() => expect(ticks).toBeGreaterThan(1))
      await empty()
      ticks = 0
      await until(() => expect(ticks).toBeGreaterThan(1))
      const before = worked()
      await queue.enqueue('poll-feeds', { feedIds: [1] })
      await until(() => expect(worked()).toBe(before + 1))
    }
    release()
    await until(() => expect(seen).toContain(0))
    expect(await queue.isReady()).toBe(true)
  })

  it('tells of an outage once, refuses jobs in good time meanwhile, and goes on by itself', async () => {
    const queue = newQueue()
    const seen: number[] = []
    let ticks = 0
    work(queue, {
      'poll-feeds': async ({ feedIds }) => {
        seen.push(...feedIds)
      },
      recount: async () => {
        ticks++
      },
    })
    await queue.schedule('recount', 100)
    await until(() => expect(ticks).toBeGreaterThan(1))
    const repair = await store().breakDown()
    await until(async () => expect(await queue.isReady()).toBe(false))
    const asked = performance.now()
    await expect(queue.enqueue('poll-feeds', { feedIds: [1] })).rejects.toMatchObject({ code: 'unavailable' })
    await expect(queue.depth()).rejects.toMatchObject({ code: 'unavailable' })
    expect(performance.now() - asked).toBeLessThan(3_000)
    await repair()
    ticks = 0
    await until(() => expect(ticks).toBeGreaterThan(1))
    await queue.enqueue('poll-feeds', { feedIds: [2] })
    await until(() => expect(seen).toContain(2))
    const said = lines.filter(({ level }) => level >= 30).map(({ msg }) => msg)
    expect(said.filter((line) => line.startsWith('the store'))).toEqual([
      'the store of the queue does not answer; trying until it does',
      'the store of the queue answers again',
    ])
    // a connection that breaks before the others is a fault of its own
    expect(said.length).toBeLessThanOrEqual(3)
  })

  it('starts while the store is away and works when it comes', async () => {
    const repair = await store().breakDown()
    const queue = newQueue()
    let ticks = 0
    work(queue, {
      recount: async () => {
        ticks++
      },
    })
    await queue.schedule('recount', 100)
    expect(await queue.isReady()).toBe(false)
    await repair()
    await until(() => expect(ticks).toBeGreaterThan(1))
  })

  it('closes within its limit while the store is away', async () => {
    const queue = newQueue()
    const started = queue.work({ recount: async () => {} }, {}, 100)
    await queue.schedule('recount', 100)
    const repair = await store().breakDown()
    await until(async () => expect(await queue.isReady()).toBe(false))
    const asked = performance.now()
    await started.close()
    await queue.close()
    expect(performance.now() - asked).toBeLessThan(5_000)
    await repair()
    await until(async () => expect(await store().connections()).toBe(0))
  })

  it('aborts the signal of running jobs at its close and waits for them', async () => {
    const queue = newQueue()
    let begun = false
    let ended = false
    const started = queue.work({
      'poll-feeds': async (_, signal) => {
        begun = true
        await once(signal, 'abort')
        await new Promise((resolve) => setTimeout(resolve, 50))
        ended = true
      },
    })
    await queue.enqueue('poll-feeds', { feedIds: [1] })
    await until(() => expect(begun).toBe(true))
    await started.close()
    expect(ended).toBe(true)
    expect(await depthOf(queue, 'poll-feeds')).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 })
  })

  it('gives a job that does not end in time, or fails because of the close, back to the queue', async () => {
    const queue = newQueue()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const begun: string[] = []
    const started = queue.work(
      {
        'poll-feeds': () => {
          begun.push('poll-feeds')
          return released
        },
        recount: async (_, signal) => {
          begun.push('recount')
          await once(signal, 'abort')
          throw new Error('cut short')
        },
      },
      {},
      200,
    )
    await queue.enqueue('poll-feeds', { feedIds: [1] })
    await queue.enqueue('recount', {})
    await until(() => expect(begun).toHaveLength(2))
    await started.close()
    expect(await depthOf(queue, 'poll-feeds')).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 })
    expect(await depthOf(queue, 'recount')).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 })
    release()
  })

  it('holds few connections and leaves none behind', async () => {
    const queue = newQueue()
    const started = queue.work({
      'find-due-feeds': async () => {},
      'poll-feeds': async () => {},
      recount: async () => {},
    })
    for (let id = 0; id < 50; id++) await queue.enqueue('poll-feeds', { feedIds: [id] })
    await until(async () => expect(await store().connections()).toBeGreaterThan(0))
    expect(await store().connections()).toBeLessThanOrEqual(store().options.redisUrl ? 6 : 4)
    await started.close()
    await queue.close()
    await until(async () => expect(await store().connections()).toBe(0))
  })
})
