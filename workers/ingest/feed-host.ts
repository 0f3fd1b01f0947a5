import { getDomain } from 'tldts'

/** Whom a feed's requests fall on: the registrable domain of its address, or the host with its port where there is none. */
export const feedHost = (url: string): string => getDomain(url) ?? new URL(url).host
