import { describe, expect, it } from 'vitest'
import { believedTime, itemKey } from './published-item.ts'

describe('the key of an item', () => {
  it('is that of its canonical address, whatever else the feed says of it', () => {
    const key = itemKey({ link: 'https://a.example/story/1?utm_source=rss', id: 'x', words: 'One' })
    expect(itemKey({ link: 'http://www.a.example/story/1', id: 'y', words: 'Two' })).toBe(key)
    expect(itemKey({ link: 'https://a.example/story/2', words: 'One' })).not.toBe(key)
  })

  it('is that of its guid where its address is a homepage or missing', () => {
    const key = itemKey({ link: 'https://a.example/', id: 'post 7', words: 'One' })
    expect(itemKey({ id: 'post 7', words: 'Two' })).toBe(key)
    expect(itemKey({ link: 'https://a.example/', id: 'post 8', words: 'One' })).not.toBe(key)
  })

  it('is that of its words and date where it has neither', () => {
    const key = itemKey({ words: 'One', published: '2026-01-01T00:00:00Z' })
    expect(itemKey({ words: 'One', published: '2026-01-02T00:00:00Z' })).not.toBe(key)
    expect(itemKey({ words: 'One', published: '2026-01-01T00:00:00Z' })).toBe(key)
  })

  it('fits a signed 64-bit column', () => {
    for (let i = 0; i < 1_000; i++) {
      const key = BigInt(itemKey({ words: `${i}` }))
      expect(BigInt.asIntN(64, key)).toBe(key)
    }
  })
})

describe('the time of an item', () => {
  const firstSeen = new Date('2026-11-24T12:00:00Z')
  const believed = (published?: string) => believedTime(published, firstSeen)

  it('is its date where that can be', () => {
    expect(believed('2026-11-20T01:00:00Z')).toEqual({
      publishedAt: new Date('2026-11-20T01:00:00Z'),
      dateBelieved: true,
    })
    expect(believed('1990-01-01T00:00:00Z').dateBelieved).toBe(true)
  })

  it('is the time it was first seen where the date is missing, of 1970 or of 2099', () => {
    for (const date of [undefined, '1970-01-01T00:00:00Z', '2099-01-01T00:00:00Z', 'soon'])
      expect(believed(date)).toEqual({ publishedAt: firstSeen, dateBelieved: false })
  })

  it('is now where the date is less than a day ahead', () => {
    expect(believed('2026-11-24T18:00:00Z')).toEqual({ publishedAt: firstSeen, dateBelieved: true })
  })
})
