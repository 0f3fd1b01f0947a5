/**
 * Why a document gave no feed: it is empty; a web page; some other kind of document; damaged beyond reading; or it cost its
 * reader too much time or memory.
 */
export type FeedErrorCode = 'empty' | 'html' | 'not-a-feed' | 'malformed' | 'too-slow' | 'too-large'

/** The bytes hold no feed; the message is for an operator. */
export class FeedError extends Error {
  readonly code: FeedErrorCode

  constructor(code: FeedErrorCode, message: string) {
    super(message)
    this.name = 'FeedError'
    this.code = code
  }
}
