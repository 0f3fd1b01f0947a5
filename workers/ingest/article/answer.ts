import type { Article } from './extract-article.ts'

/** A page: its bytes, in whatever encoding `contentType` or they themselves say, or its text; and where it was found. */
export type Question = {
  page: Uint8Array | string
  contentType?: string | undefined
  url?: string | undefined
}

/** What the thread answers. */
export type Answer = { article: Article } | { broken: string }
