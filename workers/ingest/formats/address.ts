const absolute = /^https?:\/\/\S+$/i
/** Schemes that run or carry something when a reader follows them. */
const unsafe = /^(?:javascript|vbscript|data|file|blob):/i

/** A longer one leads nowhere (RFC 9110, 4.1 asks for 8,000 to be borne), and would burden every list that it is in. */
const longest = 8_000

/**
 * An address as absolute as its base allows; undefined for none, for one that would run code, and for one that is longer
 * than 8,000 characters. Whitespace around it is dropped. One that cannot be resolved is given as written.
 */
export function resolveAddress(written: string | undefined, base: string | undefined): string | undefined {
  const address = written?.trim()
  if (!address || address.length > longest) return undefined
  if (absolute.test(address)) return address
  const resolved = URL.parse(address, base)?.href ?? address
  return unsafe.test(resolved) ? undefined : resolved
}
