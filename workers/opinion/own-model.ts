import { classify } from '@mirador/analysis/classify.ts'
import { codebook } from '@mirador/analysis/codebook/index.ts'
import { checkAnswer } from '@mirador/analysis/opinion/check-answer.ts'
import { answerSchema, promptFor, promptVersion } from '@mirador/analysis/opinion/prompt.ts'
import type { Classifier, Opinion, Passage } from '@mirador/core/terms.ts'
import { createEndpoint, type EndpointOptions, type Reply } from './endpoint.ts'

export type OwnModelOptions = EndpointOptions & { model: string }

/** How an answer is held to its form, the strictest way first: not every endpoint knows every one. */
const formats = [
  { response_format: { type: 'json_schema', json_schema: { name: 'coding', strict: true, schema: answerSchema } } },
  { response_format: { type: 'json_object' } },
  {},
]

/**
 * A model behind any OpenAI-compatible endpoint as a classifier. It is asked by the codebook, in the language of the passage;
 * of its answer only that counts which stands on verbatim quotes. What the endpoint cannot do (a temperature of 0, an answer
 * by schema) is asked of it once, and remembered. Throws only when `signal` aborts.
 */
export function createOwnModel(
  options: OwnModelOptions,
): Classifier & { classify(passage: Passage, signal?: AbortSignal): Promise<Opinion> } {
  const { model } = options
  const version = `${codebook.version}/${model}@${promptVersion}`
  const endpoint = createEndpoint(options)
  // the same question should find the same answer, but some models refuse to be cold
  let cold = true
  let format = 0

  async function ask(messages: object, signal: AbortSignal | undefined): Promise<Reply> {
    const now = { cold, format }
    for (;;) {
      const style = { ...formats[now.format], ...(now.cold ? { temperature: 0 } : {}) }
      const reply = await endpoint.complete({ model, messages, stream: false, ...style }, signal)
      if (!('unfit' in reply)) {
        if ('body' in reply) ({ cold, format } = now)
        return reply
      }
      if (now.cold && /temperature/i.test(reply.words)) now.cold = false
      else if (now.format < formats.length - 1) now.format++
      else return reply
    }
  }

  return {
    version,
    async classify(passage, signal) {
      const { language } = classify(passage)
      const reply = await ask(promptFor(passage, language), signal)
      if ('failed' in reply) return reply
      if ('unfit' in reply)
        return { failed: 'rejected', detail: `The endpoint does not take the question (${reply.unfit}).` }
      const answer = contentOf(reply.body)
      return answer === undefined
        ? { failed: 'malformed', detail: 'The endpoint answered something else than a chat completion with text.' }
        : checkAnswer(answer, passage, language, version)
    },
  }
}

/** What the model said in a chat completion: `choices[0].message.content`. */
function contentOf(body: string): string | undefined {
  try {
    const content: unknown = JSON.parse(body)?.choices?.[0]?.message?.content
    return typeof content === 'string' ? content : undefined
  } catch {
    return undefined
  }
}
