/** A server on loopback that speaks as much of the protocol of chat completions as is asked of it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  path: string
  authorization: string | undefined
  body: { model: string; messages: { role: string; content: string }[]; [more: string]: unknown }
  /** The passage, as it lies in the last message. */
  passage: { title: string; text: string }
}
/** The answer of a server that has trouble; `silence` is none at all. */
export type Trouble = { status: number; headers?: Record<string, string>; body?: string } | { silence: true }
/** What the model says, in words or as JSON, or trouble. */
export type Answer = string | object

export type ModelServer = { url: string; asked: Asked[]; close(): void }

const isTrouble = (said: Answer): said is Trouble => typeof said === 'object' && ('status' in said || 'silence' in said)

/** Answers each question with what `answer` gives. */
export async function startModelServer(answer: (asked: Asked, count: number) => Answer): Promise<ModelServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body']
      const passage = JSON.parse(body.messages.at(-1)!.content) as Asked['passage']
      const question = { path: request.url ?? '', authorization: request.headers.authorization, body, passage }
      asked.push(question)
      const said = answer(question, asked.length)
      if (isTrouble(said)) {
        if ('status' in said) response.writeHead(said.status, said.headers ?? {}).end(said.body ?? '')
        return
      }
      const content = typeof said === 'string' ? said : JSON.stringify(said)
      const completion = { object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content } }] }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, close }
}

/** A whole answer of the form asked for, on the first word of the passage. */
export const coding = (parts: object = {}) => ({
  relevance: { label: 'mexico', quotes: ['Mexico'] },
  frames: [],
  immigrants: { label: 'none', quotes: [] },
  tone: { label: 'neutral', quotes: [] },
  ...parts,
})
