import { describe, expect, it } from 'vitest'
import { feedHost } from './feed-host.ts'
import { isSocialHost, resultFor, rhythmFor } from './host-rules.ts'
import { nextPoll } from './schedule.ts'

const rhythm = { minPollSeconds: 300, maxPollSeconds: 600 }
const often = Array.from({ length: 20 }, (_, minute) => new Date(minute * 60_000))
const reddit = feedHost('https://old.reddit.com/r/mexico/.rss')
const youtube = feedHost('https://www.youtube.com/feeds/videos.xml?channel_id=UC1')

describe('a host with a rule', () => {
  it('is known by any address of its feeds', () => {
    expect([reddit, youtube, feedHost('https://notreddit.com/'), 'toString'].map(isSocialHost)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('is polled no more often than it asks, however lively the feed and whatever the settings', () => {
    const feed = { intervalSeconds: 300, failures: 0 }
    const next = (host: string) =>
      nextPoll(feed, { outcome: 'modified', published: often }, rhythmFor(host, rhythm), 0.5).inSeconds
    expect([reddit, youtube, 'paper.example'].map(next)).toEqual([900, 900, 300])
  })

  it('is not one that has the name of a method', () => {
    const failed = { outcome: 'failed', reason: 'http-status', status: 404 } as const
    expect([isSocialHost('constructor'), resultFor('constructor', failed)]).toEqual([false, failed])
  })

  it('is not given up for an answer that passes there', () => {
    const feed = { intervalSeconds: 300, failures: 30 }
    const failed = { outcome: 'failed', reason: 'http-status', status: 404 } as const
    const days = (host: string) =>
      nextPoll(feed, resultFor(host, failed), rhythmFor(host, rhythm), 0.5).inSeconds / 86_400
    expect([youtube, reddit, 'paper.example'].map(days)).toEqual([1, 30, 30])
  })
})
