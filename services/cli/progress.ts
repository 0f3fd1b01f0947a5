import { SingleBar } from 'cli-progress'

export type Progress = { update(done: number, note: string): void; end(): void }

const plainEveryMs = 2_000

/**
 * Shows how far long work is, on standard error: a bar on a terminal, else a plain line every two seconds. `total` is in the
 * unit of `done`.
 */
export function showProgress(what: string, total: number, now: () => number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: `${what} {bar} {percentage} % {note}`,
      hideCursor: true,
      stream: process.stderr,
    })
    bar.start(total, 0, { note: '' })
    return { update: (done, note) => bar.update(done, { note }), end: () => bar.stop() }
  }
  let last = now()
  return {
    update(done, note) {
      if (now() - last < plainEveryMs) return
      last = now()
      process.stderr.write(`${what}: ${Math.floor((100 * done) / Math.max(total, 1))} % ${note}\n`)
    },
    end() {},
  }
}

/** Rows as aligned columns for a terminal. */
export function formatTable(header: string[], rows: string[][]): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)))
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd()
  return [header, ...rows].map(line).join('\n')
}
