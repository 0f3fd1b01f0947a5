import { describe, expect, it } from 'vitest'
import { createResponseCache } from './response-cache.ts'

describe('the response cache', () => {
  const setup = () => {
    let time = 0
    let made = 0
    const cache = createResponseCache(2, 1_000, () => new Date(time))
    cache.trust(true)
    const ask = (key: string) => cache.get(key, async () => `${key} ${++made}`)
    return { cache, ask, wait: (ms: number) => (time += ms) }
  }

  it('gives a kept answer until it is too old', async () => {
    const { ask, wait } = setup()
    expect([await ask('a'), await ask('a')]).toEqual(['a 1', 'a 1'])
    wait(1_000)
    expect(await ask('a')).toBe('a 2')
  })

  it('forgets all when the counts change, and keeps nothing while it cannot hear of that', async () => {
    const { ask, cache } = setup()
    await ask('a')
    cache.clear()
    expect(await ask('a')).toBe('a 2')
    cache.trust(false)
    expect([await ask('a'), await ask('a')]).toEqual(['a 3', 'a 4'])
  })

  it('holds no more than its size', async () => {
    const { ask } = setup()
    for (const key of ['a', 'b', 'c']) await ask(key)
    expect(await ask('c')).toBe('c 3')
    expect(await ask('a')).toBe('a 4')
  })

  it('does not keep an answer that was being made while the counts changed', async () => {
    const { cache, ask } = setup()
    await cache.get('a', async () => {
      cache.clear()
      return 'old'
    })
    expect(await ask('a')).toBe('a 1')
  })
})
