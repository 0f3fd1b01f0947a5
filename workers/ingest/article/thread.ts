/** The thread that pages are read in: a page in, its article or what broke out, one at a time. */
import { parentPort } from 'node:worker_threads'
import { messageOf } from '@mirador/core/errors.ts'
import { decodeDocument } from '../decode.ts'
import type { Answer, Question } from './answer.ts'
import { extractArticle } from './extract-article.ts'

parentPort!.on('message', (question: Question) => parentPort!.postMessage(answer(question)))
parentPort!.postMessage('ready')

function answer({ page, contentType, url }: Question): Answer {
  try {
    const html = typeof page === 'string' ? page : decodeDocument(page, contentType)
    return { article: extractArticle(html, url) }
  } catch (error) {
    return { broken: messageOf(error).replace(/\s+/g, ' ').slice(0, 200) }
  }
}
