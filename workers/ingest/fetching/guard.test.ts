import { describe, expect, it } from 'vitest'
import { createGuard, mayDial } from './guard.ts'

describe('an address', () => {
  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14', '64:ff9b::5db8:d70e'])(
    'on the public internet may be dialled: %s',
    (address) => expect(mayDial(address, false)).toBe(true),
  )

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '192.0.2.1',
    '::1',
    '::',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
  ])('that is not on the public internet is refused: %s', (address) => expect(mayDial(address, false)).toBe(false))

  it.each(['127.0.0.1', '10.1.2.3', '::1', 'fd00::1', '::ffff:192.168.1.1', '93.184.215.14'])(
    'of an own network is allowed where private addresses are: %s',
    (address) => expect(mayDial(address, true)).toBe(true),
  )

  it.each(['169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1', '64:ff9b::a9fe:a9fe'])(
    'of the link or of no host is never allowed: %s',
    (address) => expect(mayDial(address, true)).toBe(false),
  )
})

describe('the lookup of a dial', () => {
  const dial = (answers: string[][], all = true) => {
    const guard = createGuard(false, async () => answers.shift()!.map((address) => ({ address, family: 4 })))
    return () =>
      new Promise((resolve) =>
        guard.lookup('feeds.example.org', { all }, (error, address) => resolve(error?.message ?? address)),
      )
  }

  it('resolves anew each time, so a name rebound to loopback after a good answer is refused', async () => {
    const next = dial([['93.184.215.14'], ['127.0.0.1']])
    expect(await next()).toEqual([{ address: '93.184.215.14', family: 4 }])
    expect(await next()).toMatch(/feeds.example.org is not an address on the public internet/)
  })

  it('leaves out the private addresses among several', async () => {
    const answer = ['10.0.0.1', '93.184.215.14']
    expect(await dial([answer])()).toEqual([{ address: '93.184.215.14', family: 4 }])
    expect(await dial([answer], false)()).toBe('93.184.215.14')
  })
})
