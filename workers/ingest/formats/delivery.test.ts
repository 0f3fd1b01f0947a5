import { describe, expect, it } from 'vitest'
import { parseFeed } from '../parse.ts'

const url = 'https://paper.example/feed'
const deliveryOf = (text: string) => parseFeed(Buffer.from(text), { url }).delivery
const none = { self: undefined, hubs: [], everySeconds: undefined, skipHours: [] }

describe('what a document says of its own delivery', () => {
  it('is read from RSS: its hubs, its own address, ttl and hours to skip', () => {
    const channel = `<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="HUB" href="//second.example/"/>
      <atom:link rel="self" type="application/rss+xml" href="/feed.xml"/><ttl>90</ttl>
      <skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>31</hour><hour>noon</hour></skipHours>`
    expect(
      deliveryOf(
        `<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel>${channel}<item><title>x</title></item></channel></rss>`,
      ),
    ).toEqual({
      self: 'https://paper.example/feed.xml',
      hubs: ['https://hub.example/', 'https://second.example/'],
      everySeconds: 5_400,
      skipHours: [0, 5],
    })
  })

  it('is read from Atom and from JSON Feed', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self hub" href="https://both.example/"/><link href="/"/></feed>'
    expect(deliveryOf(atom)).toEqual({ ...none, self: 'https://both.example/', hubs: ['https://both.example/'] })
    const json = {
      version: '1.1',
      feed_url: url,
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }, 'x'],
      items: [],
    }
    expect(deliveryOf(JSON.stringify(json))).toMatchObject({ self: url, hubs: ['https://hub.example/'] })
  })

  it('is the longer of ttl and the period of the syndication module', () => {
    const rss = (channel: string) =>
      deliveryOf(`<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>${channel}</channel></rss>`)
    expect(rss('<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>')).toMatchObject({
      everySeconds: 1_800,
    })
    expect(rss('<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>')).toMatchObject({ everySeconds: 86_400 })
    expect(rss('<ttl>soon</ttl><sy:updateFrequency>0</sy:updateFrequency>')).toEqual(none)
  })
})
