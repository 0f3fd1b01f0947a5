/** Answers that stay right until the counts change. */

/** A body as it is sent: text, or bytes. */
type Body = string | Buffer
type Entry = { body: Body; expires: number }

/** The most to hold: bodies, characters or bytes of all of them with their keys, and the age of one. */
export type CacheBounds = { entries: number; length: number; ageMs: number }

/**
 * Keeps bodies within its bounds: the oldest leaves first, and one longer than all may be together is not kept at all.
 * Keeps nothing before `trust(true)`, nor what was being made while the counts changed.
 */
export function createResponseCache(bounds: CacheBounds, now: () => Date) {
  const entries = new Map<string, Entry>()
  let length = 0
  let trusted = false
  let changes = 0
  const clear = () => {
    changes++
    entries.clear()
    length = 0
  }
  const drop = (key: string) => {
    const entry = entries.get(key)
    if (entry) length -= key.length + entry.body.length
    entries.delete(key)
  }
  return {
    clear,
    /** Says whether changes are being heard of: without that, nothing may be kept. */
    trust(heard: boolean) {
      trusted = heard
      clear()
    },
    /** The body kept for a key, or what `make` gives. */
    async get(key: string, make: () => Promise<Body>): Promise<Body> {
      const kept = entries.get(key)
      if (kept && kept.expires > now().getTime()) return kept.body
      const before = changes
      const body = await make()
      if (!trusted || changes !== before) return body
      drop(key)
      if (key.length + body.length > bounds.length) return body
      entries.set(key, { body, expires: now().getTime() + bounds.ageMs })
      length += key.length + body.length
      while (entries.size > bounds.entries || length > bounds.length) drop(entries.keys().next().value!)
      return body
    },
  }
}
export type ResponseCache = ReturnType<typeof createResponseCache>
