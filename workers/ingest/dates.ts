export function readDate(written: string): string | undefined {
  const ms = Date.parse(written); return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}
