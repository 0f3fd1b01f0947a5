/** A process that asks a server as fast as it answers, and reads answers without decoding them. */
import { Pool } from 'undici'

export type Load = { address: string; paths: string[]; connections: number; seconds: number }
export type Answered = { perSecond: number; megabytesPerSecond: number; milliseconds: number[] }

/** Asks the paths in turn over so many connections, one request after another on each; as browsers do, it takes gzip. */
async function run({ address, paths, connections, seconds }: Load): Promise<Answered> {
  const pool = new Pool(address, { connections })
  const began = performance.now()
  const end = began + seconds * 1_000
  const milliseconds: number[] = []
  let bytes = 0
  let next = 0
  const ask = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const start = performance.now()
      const headers = { 'accept-encoding': 'gzip, deflate, br' }
      pool.dispatch(
        { path, method: 'GET', headers },
        {
          onRequestStart() {},
          onResponseStart(_controller, status) {
            if (status !== 200) reject(new Error(`${path} answered ${status}`))
          },
          onResponseData(_controller, chunk) {
            bytes += chunk.length
          },
          onResponseEnd() {
            milliseconds.push(performance.now() - start)
            resolve()
          },
          onResponseError: (_controller, error) => reject(error),
        },
      )
    })
  const lane = async () => {
    while (performance.now() < end) await ask(paths[next++ % paths.length]!)
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const took = (performance.now() - began) / 1_000
  await pool.close()
  return { perSecond: milliseconds.length / took, megabytesPerSecond: bytes / 1e6 / took, milliseconds }
}

const answer = async (load: Load) => process.send!(await run(load))
process.on('message', (load: Load) => void answer(load))
