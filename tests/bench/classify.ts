/**
 * Judging text, evidence included, beside natural's Bayes and logistic regression classifiers on the same texts in the same
 * run: headlines with leads of 60 words in all, and articles of 500. Every contender takes turns over all texts, and the best
 * round counts, in CPU time. natural learns two hundred texts only: its logistic regression grows with the square of them.
 *   node tests/bench/classify.ts [--data DIR] [--rounds 5]
 * Texts are the demo's, or those of a directory of labelled items (`mirador train --help`), on topic and off as they come.
 */
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { synthesise } from '@mirador/cli/demo/newsroom.ts'
import { readLabelledFiles } from '@mirador/cli/labelled-files.ts'
import type { Passage } from '@mirador/core/terms.ts'
import { describeMachine, report } from './support.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const loadLimit = { seconds: 0.2, megabytes: 150 }
const natural = { trained: { bayes: 2_000, logistic_regression: 400 }, ahead: 5 }
const lengths = {
  'headlines and leads (60 words)': { words: 60, texts: 2_000, perSecond: 8_000 },
  'articles (500 words)': { words: 500, texts: 400, perSecond: 2_500 },
}

/** What of the model has to be in memory, and how long it takes to get there, in a process that has loaded nothing else. */
const memoryBefore = process.memoryUsage.rss()
const loadStart = process.cpuUsage()
const { classify } = await import('@mirador/analysis/classify.ts')
const loadSeconds = secondsSince(loadStart)
const megabytes = (process.memoryUsage.rss() - memoryBefore) / 1e6

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

async function passagesOf(directory: string | undefined): Promise<Passage[]> {
  if (directory !== undefined) return (await readLabelledFiles(directory)).map(({ passage }) => passage)
  const week = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-15T00:00:00Z'), seed: 1 }
  return [...synthesise(week)].map(({ title, text }) => ({ title, text }))
}

type Peer = { addDocument(text: string, label: string): void; train(): void; classify(text: string): string }
const require = createRequire(import.meta.url)

/** One of natural's classifiers, taught the likeliest frame of texts. */
function trainedPeer(name: keyof typeof natural.trained): Peer {
  const peer: Peer = new (require(`natural/lib/natural/classifiers/${name}_classifier.js`))()
  for (const passage of textsOf({ words: 60, texts: natural.trained[name] }))
    peer.addDocument(whole(passage), classify(passage).frames[0]?.id ?? 'none')
  peer.train()
  return peer
}

const passages = await passagesOf(values.data)
/** Texts of so many words, each of its own: a passage, and as many of those after it as are needed to fill it. */
function textsOf({ words, texts }: { words: number; texts: number }): Passage[] {
  return Array.from({ length: texts }, (_, i) => {
    const { title, text } = passages[(i * 7) % passages.length]!
    const rest = [text]
    const missing = () => words - `${title} ${rest.join(' ')}`.split(/\s+/).length
    for (let next = i * 7 + 1; missing() > 0; next++) {
      const more = passages[next % passages.length]!
      rest.push(`${more.title}. ${more.text}`)
    }
    return { title, text: rest.join(' ').split(/\s+/).slice(0, words).join(' ') }
  })
}

const whole = ({ title, text }: Passage) => `${title} ${text}`
describeMachine()
let ok = true
const say = (what: string, figure: string, limit = '', good = true) => {
  ok &&= good
  report(what, figure, limit, good)
}
say(
  'the model is loaded in',
  `${loadSeconds.toFixed(2)} CPU-s`,
  `${loadLimit.seconds} s`,
  loadSeconds <= loadLimit.seconds,
)

for (const [name, length] of Object.entries(lengths)) {
  const texts = textsOf(length)
  const peers = { bayes: trainedPeer('bayes'), 'logistic regression': trainedPeer('logistic_regression') }
  const contenders: Record<string, (passage: Passage) => unknown> = {
    mirador: classify,
    "natural's bayes": (passage) => peers.bayes.classify(whole(passage)),
    "natural's logistic regression": (passage) => peers['logistic regression'].classify(whole(passage)),
  }
  const rates = new Map(Object.keys(contenders).map((contender): [string, number] => [contender, 0]))
  for (let round = 0; round < rounds; round++)
    for (const [contender, judge] of Object.entries(contenders)) {
      const start = process.cpuUsage()
      for (const passage of texts) judge(passage)
      rates.set(contender, Math.max(rates.get(contender)!, texts.length / secondsSince(start)))
    }
  const ours = rates.get('mirador')!
  const per = (rate: number) => `${Math.round(rate).toLocaleString('en')} a CPU-s`
  const onTopic = texts.filter((passage) => classify(passage).relevance !== 'none').length / texts.length
  say(
    `${name}, ${(100 * onTopic).toFixed(0)} % on topic`,
    per(ours),
    `at least ${length.perSecond}`,
    ours >= length.perSecond,
  )
  for (const [contender, rate] of [...rates].slice(1))
    say(
      `  ${contender}`,
      per(rate),
      `mirador at least × ${natural.ahead}: × ${(ours / rate).toFixed(1)}`,
      ours >= rate * natural.ahead,
    )
}
say('memory of the model', `${megabytes.toFixed(0)} MB`, `${loadLimit.megabytes} MB`, megabytes <= loadLimit.megabytes)
process.exitCode = ok ? 0 : 1
