const absolute = /^https?:\/\/\S+$/i
/** Schemes that run or carry something when a reader follows them. */
const unsafe = /^(?:javascript|vbscript|data|file|blob):/i

/**
 * An address as absolute as its base allows; undefined for none, and for one that would run code. Whitespace around it is
 * dropped. One that cannot be resolved is given as written.
 */
export function resolveAddress(written: string | undefined, base: string | undefined): string | undefined {
  const address = written?.trim()
  if (!address) return undefined
  if (absolute.test(address)) return address
  const resolved = URL.parse(address, base)?.href ?? address
  return unsafe.test(resolved) ? undefined : resolved
}
