import { describe, expect, it } from 'vitest'
import { createOutletFinder } from './find-outlet.ts'

const homepages = [
  'https://www.star.example/',
  'https://www.star.example/es/',
  'http://blogs.star.example',
  'https://news.co.uk.example/',
]
const find = createOutletFinder(homepages.map((url, index) => ({ outletId: index, name: url, url })))
const outlet = (url: string) => find(url)?.outletId

describe('an address', () => {
  it.each([
    ['https://www.star.example/2026/11/story', 0],
    ['http://m.star.example/2026/11/story?utm_source=x', 0],
    ['https://STAR.example:443/story', 0],
    ['https://video.star.example/story', 0],
    ['https://star.example/es/historia', 1],
    ['https://star.example/es', 1],
    ['https://star.example/estado/story', 0],
    ['https://blogs.star.example/es/x', 2],
    ['https://user@star.example/story', 0],
  ])('is of the outlet with the nearest homepage: %s', (url, id) => expect(outlet(url)).toBe(id))

  it.each([
    'https://starexample/story',
    'https://notstar.example/story',
    'https://star.example.evil.example/story',
    'https://co.uk.example/x',
    'https://evil.example/?https://star.example/',
    'https://evil.example\\@star.example/',
    'ftp://star.example/story',
    'star.example',
    '',
  ])('is of nobody that is known: %s', (url) => expect(outlet(url)).toBeUndefined())
})
