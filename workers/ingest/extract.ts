/** Reads articles off pages, in threads of limited time and memory: a page is a stranger's, and a parser may choke on it. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Answer, Question } from './article/answer.ts'
import type { Article } from './article/extract-article.ts'

/** Why a page gave no article. */
export const extractReasons = ['no-text', 'too-large', 'too-slow', 'out-of-memory', 'unreadable'] as const
export type ExtractReason = (typeof extractReasons)[number]

export type Extracted =
  | { outcome: 'read'; article: Article }
  | { outcome: 'failed'; reason: ExtractReason; detail: string }

export type Extractor = {
  /** The article of a page. What the page does wrong is a value; rejects only after `close`. */
  extract(question: Question): Promise<Extracted>
  /** Stops the threads; pages that wait or are being read are given up. */
  close(): Promise<void>
}

export type ExtractorOptions = {
  /** Pages read at once. */
  threads: number
  /** For one page, once its thread is up. */
  timeLimitMs: number
  /** Heap of a thread. */
  memoryMb: number
  /** Largest page, as bytes or as UTF-16 code units. */
  maxPageBytes: number
}

export const standardExtractor = { timeLimitMs: 5_000, memoryMb: 256, maxPageBytes: 8_000_000 }

const failed = (reason: ExtractReason, detail: string): Extracted => ({ outcome: 'failed', reason, detail })

/** An extractor whose threads start as pages come. A thread that dies or is late is replaced, and its page has failed. */
export function createExtractor(options: ExtractorOptions): Extractor {
  const { threads, timeLimitMs, maxPageBytes } = options
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: (() => void)[] = []
  let busy = 0
  let closed = false

  async function start(): Promise<Worker> {
    const { memoryMb } = options
    const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
    const thread = new Worker(new URL('./article/thread.ts', import.meta.url), { resourceLimits, env: {} })
    all.add(thread)
    thread.once('exit', () => all.delete(thread)).unref()
    const ended = once(thread, 'exit').then(() => {
      throw new Error('its thread did not start')
    })
    await Promise.race([once(thread, 'message'), ended])
    ended.catch(() => {})
    return thread
  }

  async function ask(question: Question): Promise<Extracted> {
    const thread = idle.pop() ?? (await start())
    try {
      const answer = await answerOf(thread, question, timeLimitMs)
      idle.push(thread)
      return answer
    } catch (error) {
      await thread.terminate()
      if (closed) throw error
      return faultOf(error as Error & { code?: string }, timeLimitMs)
    }
  }

  return {
    async extract(question) {
      if (question.page.length > maxPageBytes)
        return failed('too-large', `The page is larger than ${maxPageBytes} bytes.`)
      if (busy >= threads) await new Promise<void>((resolve) => waiting.push(resolve))
      else busy++
      try {
        if (closed) throw new Error('The extractor was closed')
        return await ask(question)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else busy--
      }
    },
    async close() {
      closed = true
      await Promise.all([...all].map((thread) => thread.terminate()))
    },
  }
}

class Late extends Error {}

/** Asks a thread; rejects where it does not answer in time or dies, and is of no more use. */
async function answerOf(thread: Worker, question: Question, timeLimitMs: number): Promise<Extracted> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(new Late()), timeLimitMs)
  const exit = () => reject(new Error('its thread ended'))
  thread.once('message', resolve).once('error', reject).once('exit', exit)
  thread.postMessage(question)
  const answer = await promise.finally(() => {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', reject).off('exit', exit)
  })
  if ('broken' in answer) return failed('unreadable', `The page cannot be read: ${answer.broken}`)
  if (answer.article.text !== '') return { outcome: 'read', article: answer.article }
  return answer.article.obstacle
    ? { outcome: 'read', article: answer.article }
    : failed('no-text', 'The page holds no article that could be found.')
}

function faultOf(error: Error & { code?: string }, timeLimitMs: number): Extracted {
  if (error instanceof Late) return failed('too-slow', `The page was not read within ${timeLimitMs} ms.`)
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return failed('out-of-memory', 'The page took more memory than it may.')
  return failed('unreadable', `The page broke its reader: ${error.message.slice(0, 200)}`)
}
