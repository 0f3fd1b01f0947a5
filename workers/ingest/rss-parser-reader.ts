/**
 * The reader that an operator may choose for a feed instead of ours: rss-parser, kept apart in a thread, since some documents
 * cost it seconds or all memory.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ParsedFeed } from '@mirador/core/terms.ts'
import { decodeDocument } from './decode.ts'
import { FeedError } from './formats/feed-error.ts'
import { sniff } from './formats/sniff.ts'

export type RssParserReader = {
  /**
   * Reads a feed document as `parseFeed` does, one at a time; `complete` is always true, for rss-parser refuses a document that
   * breaks off. Rejects with a `FeedError`: also `too-slow` or `too-large` where the thread had to be stopped.
   */
  read(bytes: Uint8Array, from: { contentType?: string | undefined; url?: string | undefined }): Promise<ParsedFeed>
  /** Stops the thread; a read under way fails. */
  close(): Promise<void>
}

/** What the thread is asked, and what it answers. */
export type Question = { text: string; format: 'rss' | 'atom'; url: string | undefined }
export type Answer = { document: ParsedFeed } | { refused: string }

const memoryLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** A reader whose thread starts with the first read. `timeLimitMs` is for each document, once the thread is up. */
export function createRssParserReader({ timeLimitMs }: { timeLimitMs: number }): RssParserReader {
  let thread: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    const started = new Worker(new URL('./rss-parser-thread.ts', import.meta.url), {
      resourceLimits: memoryLimits,
      env: {},
    })
    started.unref()
    await once(started, 'message')
    return started
  }

  async function ask(question: Question): Promise<ParsedFeed> {
    thread ??= await start()
    const answer = await answerOf(thread, question, timeLimitMs).catch(async (error: unknown) => {
      await thread?.terminate()
      thread = undefined
      throw error
    })
    if ('document' in answer) return answer.document
    throw new FeedError('malformed', `rss-parser cannot read the document: ${answer.refused}`)
  }

  return {
    read(bytes, from) {
      const reading = turn.then(() => ask(questionOf(bytes, from)))
      turn = reading.catch(() => {})
      return reading
    },
    async close() {
      await thread?.terminate()
    },
  }
}

function questionOf(bytes: Uint8Array, from: { contentType?: string | undefined; url?: string | undefined }): Question {
  const text = decodeDocument(bytes, from.contentType)
  const { format, start } = sniff(text)
  if (format === 'rss' || format === 'atom') return { text: text.slice(start), format, url: from.url }
  throw new FeedError('not-a-feed', `rss-parser reads RSS and Atom, not this (${format})`)
}

/** Asks the thread; rejects where it does not answer in time or breaks down, and is of no more use. */
function answerOf(thread: Worker, question: Question, timeLimitMs: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const fail = (error: Error) => reject(faultOf(error))
  const late = new FeedError('too-slow', `rss-parser did not read the document within ${timeLimitMs} ms`)
  const timer = setTimeout(() => reject(late), timeLimitMs)
  const exit = () => reject(new Error('The thread of rss-parser was stopped'))
  thread.once('message', resolve).once('error', fail).once('exit', exit)
  thread.postMessage(question)
  return promise.finally(() => {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', fail).off('exit', exit)
  })
}

function faultOf(error: Error & { code?: string }): FeedError {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new FeedError('too-large', 'rss-parser ran out of memory on the document')
    : new FeedError('malformed', `rss-parser failed on the document: ${error.message.slice(0, 200)}`)
}
