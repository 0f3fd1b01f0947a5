/**
 * Which of many tests of the same bucket hold, so that of those that do about a share `rate` at most are false: Benjamini and
 * Hochberg (1995, J. R. Stat. Soc. B 57:289), which also holds where the tests rise and fall together (Benjamini and Yekutieli
 * 2001). Null, a test that was not made, never holds and does not count.
 */
export function discoveries(pValues: readonly (number | null)[], rate: number): boolean[] {
  const made = pValues.filter((p) => p !== null).sort((a, b) => a - b)
  const bound = made.findLast((p, i) => p <= (rate * (i + 1)) / made.length) ?? -1
  return pValues.map((p) => p !== null && p <= bound)
}
