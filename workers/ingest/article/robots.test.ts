import { describe, expect, it } from 'vitest'
import type { Fetched } from '../fetch.ts'
import { createRobotsReader } from './robots.ts'

/** Whether the rules of a robots.txt let us read the path, and the rest that they ask for. */
async function ask(text: string, path = '/story') {
  const answer: Fetched = { outcome: 'modified', status: 200, url: '', headers: {}, body: Buffer.from(text), ms: 0 }
  const { get } = { get: async () => answer }
  const reader = createRobotsReader({ get } as never, () => new Date('2026-11-24T12:00:00Z'))
  return reader(`https://paper.example${path}`, new AbortController().signal)
}
const allowed = async (text: string, path?: string) => (await ask(text, path)).allowed

describe('the rules of a site', () => {
  it('are those of our group, else those of everyone’s, and nobody else’s', async () => {
    const groups = 'User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private\n'
    expect([await allowed(groups), await allowed(groups, '/private/a')]).toEqual([true, false])
    const ours = `${groups}\nUSER-AGENT: Mirador/2.0 # us\nUser-agent: *\nAllow: /private\nDisallow: /story`
    expect([await allowed(ours), await allowed(ours, '/private/a')]).toEqual([false, true])
  })

  it('hold for every name that stands before them', async () => {
    const text = 'User-agent: a\nUser-agent: mirador\nUser-agent: b\nDisallow: /story\nUser-agent: c\nAllow: /story'
    expect(await allowed(text)).toBe(false)
  })

  it('know wildcards, ends, comments, the longest match and a delay', async () => {
    const text =
      'User-agent: *\r\nDisallow: /*/private # no\r\nDisallow: /**.pdf$\r\nAllow: /a/private/open\r\nCrawl-delay: 7'
    const paths = ['/a/private', '/a/private/open', '/x.pdf', '/x.pdf?y', '/story']
    expect(await Promise.all(paths.map((path) => allowed(text, path)))).toEqual([false, true, false, true, true])
    expect(await ask(text)).toEqual({ allowed: true, delaySeconds: 7 })
  })

  it.each([
    ['names and rules without end', `${'User-agent: *\n'.repeat(16_000)}${'Disallow: /story\n'.repeat(16_000)}`],
    ['a run of stars', `User-agent: *\nDisallow: /${'*'.repeat(400_000)}story`],
  ])('are read in no time where a hostile file has %s', async (_, text) => {
    const begun = process.cpuUsage()
    expect(await allowed(text)).toBe(false)
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000)
  })
})
