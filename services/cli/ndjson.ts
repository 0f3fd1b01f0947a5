/** Filters: a JSON object a line in, a JSON object a line out, in order. */
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { MiradorError } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'

/**
 * Answers each line of `input` with what `answer` gives for it, or with `{id, error}` where it throws a `MiradorError`. A
 * line that is not a JSON object ends the run with `bad-input`, naming the line; blank lines are passed over. Up to `atOnce`
 * lines are answered at the same time. A reader that goes away ends the run quietly.
 */
export async function filterLines(
  input: Readable,
  output: Writable,
  answer: (line: Record<string, unknown>) => unknown,
  atOnce = 1,
): Promise<void> {
  const answers: Promise<unknown>[] = []
  const write = async () => {
    if (!output.write(`${JSON.stringify(await answers.shift())}\n`)) await once(output, 'drain')
  }
  let number = 0
  try {
    for await (const text of linesOf(input)) {
      number++
      if (text.trim() === '') continue
      if (output.destroyed) return
      const answered = answerOrError(answer, readObject(text, number))
      // one that fails while those before it are written is heard of in its turn
      answered.catch(() => {})
      answers.push(answered)
      if (answers.length >= atOnce) await write()
    }
  } finally {
    // also before the line that ends the run
    while (answers.length > 0 && !output.destroyed) await write()
  }
}

/** A field that is wrong spoils its own line only: it is answered with `{id, error}`. */
async function answerOrError(answer: (line: Record<string, unknown>) => unknown, line: Record<string, unknown>) {
  try {
    return await answer(line)
  } catch (error) {
    if (error instanceof MiradorError) return { id: line.id, error: { code: error.code, message: error.message } }
    throw error
  }
}

/** The JSON object that a line holds. Throws `bad-input`, naming the line, where it holds none. */
export function readObject(text: string, number: number): Record<string, unknown> {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null && !Array.isArray(line)) return line as Record<string, unknown>
  } catch {
    // told below, with what is wanted
  }
  throw new MiradorError('bad-input', `Line ${number} is not a JSON object.`)
}

/** The text of a field, '' where it is missing. Throws `bad-input` where it is something else. */
export function textField(line: Record<string, unknown>, name: string): string {
  const value = line[name] ?? ''
  if (typeof value === 'string') return value
  throw new MiradorError('bad-input', `"${name}" must be text, not ${JSON.stringify(value).slice(0, 40)}.`)
}
