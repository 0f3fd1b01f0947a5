import { describe, expect, it } from 'vitest'
import { webAddress } from './mention-card.ts'
import { localPath, preferredLanguage } from './visitor.ts'

describe('a visitor', () => {
  it.each([
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['fr,es;q=0.2,en;q=0.4', 'en'],
    ['es;q=0, en;q=0.1', 'en'],
    ['de', 'en'],
    ['', 'en'],
    ['ES', 'es'],
  ])('who wishes for %s reads %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })

  it.each([
    ['/mentions?q=a%26b', '/mentions?q=a%26b'],
    ['mentions', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/./\\evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/\t/evil.example', '/'],
  ])('who wishes to go on to %j goes to %s', (wish, path) => {
    expect(localPath(wish)).toBe(path)
  })

  it('is offered only addresses that open as pages', () => {
    expect(webAddress('https://a.example/x?y=1')).toBe('https://a.example/x?y=1')
    for (const url of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      '/x',
      null,
    ])
      expect(webAddress(url)).toBeUndefined()
  })
})
