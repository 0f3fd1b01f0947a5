import { describe, expect, it } from 'vitest'
import { createResponseCache } from './response-cache.ts'

describe('the response cache', () => {
  const setup = () => {
    let time = 0
    let made = 0
    const cache = createResponseCache({ entries: 2, length: 20, ageMs: 1_000 }, () => new Date(time))
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

  it('holds no more characters than its length, and nothing that is longer alone', async () => {
    const { ask, cache } = setup()
    const askLong = (key: string, length: number) => cache.get(key, async () => 'x'.repeat(length))
    await ask('a')
    await askLong('b', 15)
    expect(await ask('a')).toBe('a 1')
    await askLong('b', 15)
    await askLong('c', 20)
    expect(await ask('a')).toBe('a 1')
    cache.clear()
    await askLong('b', 15)
    await askLong('c', 15)
    expect([await askLong('b', 1), await askLong('c', 1)]).toEqual(['x', 'x'.repeat(15)])
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
