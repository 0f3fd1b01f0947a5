import type { FeedItem, ParsedFeed } from '@mirador/core/terms.ts'

/** An item with the language it says it is in, or that of its feed. */
export type Item = FeedItem & { language?: string | undefined }

/** What a format's reader gives. */
export type Feed = Omit<ParsedFeed, 'format' | 'items'> & { items: Item[] }
