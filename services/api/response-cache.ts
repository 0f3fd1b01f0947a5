/** Answers that stay right until the counts change. */

type Entry = { body: string; expires: number }

/** Keeps at most `size` bodies for at most `maxAgeMs`; the oldest leaves first. Nothing is kept while `trusted` is false. */
export function createResponseCache(size: number, maxAgeMs: number, now: () => Date) {
  const entries = new Map<string, Entry>()
  let trusted = false
  return {
    /** The body kept for a key, or what `make` gives. */
    async get(key: string, make: () => Promise<string>): Promise<string> {
      const kept = entries.get(key)
      if (kept && kept.expires > now().getTime()) return kept.body
      const isTrusted = trusted
      const body = await make()
      if (!isTrusted || !trusted) return body
      entries.delete(key)
      entries.set(key, { body, expires: now().getTime() + maxAgeMs })
      if (entries.size > size) entries.delete(entries.keys().next().value!)
      return body
    },
    clear: () => entries.clear(),
    /** Says whether changes are being heard of: without that, nothing may be kept. */
    trust(heard: boolean) {
      trusted = heard
      entries.clear()
    },
  }
}
export type ResponseCache = ReturnType<typeof createResponseCache>
