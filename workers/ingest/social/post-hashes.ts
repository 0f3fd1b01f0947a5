import { createHmac } from 'node:crypto'

/** Hashes that nobody without the key can compare with an account or an address. */
export type PostHashes = {
  /** 64 bits, as a decimal number. */
  ofAddress(address: string): string
  /** 128 bits */
  ofAccount(account: string): Buffer
  /** Tells whether the key is the same. */
  keyCheck: Buffer
}

/** HMAC-SHA-256 (RFC 2104) with the key of the settings, cut short. */
export function createPostHashes(key: string): PostHashes {
  const hash = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    ofAddress: (address) => hash(`post ${address}`).readBigInt64BE().toString(),
    ofAccount: (account) => hash(`account ${account}`).subarray(0, 16),
    keyCheck: hash('check').subarray(0, 8),
  }
}
