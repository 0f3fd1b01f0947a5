/** Answers that stay right until the counts change. */

type Entry = { body: string; expires: number }

/**
 * Keeps at most `size` bodies for at most `maxAgeMs`; the oldest leaves first. Keeps nothing before `trust(true)`, nor what
 * was being made while the counts changed.
 */
export function createResponseCache(size: number, maxAgeMs: number, now: () => Date) {
  const entries = new Map<string, Entry>()
  let trusted = false
  let changes = 0
  const clear = () => {
    changes++
    entries.clear()
  }
  return {
    clear,
    /** Says whether changes are being heard of: without that, nothing may be kept. */
    trust(heard: boolean) {
      trusted = heard
      clear()
    },
    /** The body kept for a key, or what `make` gives. */
    async get(key: string, make: () => Promise<string>): Promise<string> {
      const kept = entries.get(key)
      if (kept && kept.expires > now().getTime()) return kept.body
      const before = changes
      const body = await make()
      if (!trusted || changes !== before) return body
      entries.delete(key)
      entries.set(key, { body, expires: now().getTime() + maxAgeMs })
      if (entries.size > size) entries.delete(entries.keys().next().value!)
      return body
    },
  }
}
export type ResponseCache = ReturnType<typeof createResponseCache>
