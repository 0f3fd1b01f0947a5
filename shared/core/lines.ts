import type { Readable } from 'node:stream'
import { MiradorError } from './errors.ts'

const longestLine = 64_000_000

/** The lines of a UTF-8 stream, without their ends. Throws what the stream throws, and `bad-input` on a line without end. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input.setEncoding('utf8')) {
    // what is left over is not looked through again: a line without end would take the square of its length
    const lines = (chunk as string).split('\n')
    lines[0] = rest + lines[0]!
    rest = lines.pop()!
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
    if (rest.length > longestLine)
      throw new MiradorError('bad-input', `A line is longer than ${longestLine} characters: is this NDJSON?`)
  }
  if (rest !== '') yield rest
}
