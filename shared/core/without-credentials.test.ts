import { describe, expect, it } from 'vitest'
import { withoutCredentials } from './without-credentials.ts'

describe('an address without credentials', () => {
  it.each([
    ['http://user:secret@a.example/feed?x=1#y', 'http://a.example/feed?x=1#y'],
    ['https://user@a.example:8443/feed', 'https://a.example:8443/feed'],
    ['https://:secret@a.example/feed', 'https://a.example/feed'],
  ])('loses the user and the password of %s', (url, shown) => {
    expect(withoutCredentials(url)).toBe(shown)
  })

  it.each(['https://A.example', 'https://a.example/@user', 'https://a.example/?to=x:y@z', 'no address: a:b@c', ''])(
    'leaves %j as it is',
    (url) => {
      expect(withoutCredentials(url)).toBe(url)
    },
  )
})
