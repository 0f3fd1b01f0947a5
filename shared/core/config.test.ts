import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { MiradorError } from './errors.ts'

describe('settings', () => {
  it('have a standard value each', () => {
    expect(readConfig({})).toMatchObject({ databaseUrl: undefined, port: 3000, timeZone: 'America/Mexico_City' })
  })

  it('that are wrong are named all at once, with what they must be', () => {
    const read = () => readConfig({ PORT: 'http', REDIS_URL: 'localhost', TIME_ZONE: 'Mexico', HOST_DELAY_MS: '-1' })
    expect(read).toThrow(MiradorError)
    expect(read).toThrow(
      /REDIS_URL must be an address.*PORT must be a whole number from 0 to 65535, not "http".*TIME_ZONE must be.*HOST_DELAY_MS must be/,
    )
  })

  it('that contradict each other are refused', () => {
    expect(() => readConfig({ MIN_POLL_SECONDS: '60', MAX_POLL_SECONDS: '30' })).toThrow(/must not be more than/)
  })
})
