import type { ParsedFeed } from '@mirador/core/terms.ts'

/** What a format's reader gives. */
export type Feed = Omit<ParsedFeed, 'format'>
