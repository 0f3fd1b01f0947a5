import { describe, expect, it } from 'vitest'
import { withoutSiteName } from './site-title.ts'

const strip = (title: string, name = 'The Valley Star', url = 'https://www.valleystar.example/') =>
  withoutSiteName(title, { name, url })

describe('the title of a page', () => {
  it.each([
    ['Rain in the hills | The Valley Star', 'Rain in the hills'],
    ['Rain in the hills - Valley Star', 'Rain in the hills'],
    ['Rain in the hills – valleystar.example', 'Rain in the hills'],
    ['Valley Star: Rain in the hills', 'Valley Star: Rain in the hills'],
    ['Valley Star | Rain in the hills', 'Rain in the hills'],
    ['Rain in the hills - News - Valley Star', 'Rain in the hills - News'],
    ['Rain in the hills | Valley Star | valleystar', 'Rain in the hills'],
  ])('loses the name of its outlet: %s', (title, left) => expect(strip(title)).toBe(left))

  it('that is nothing but that name says nothing', () => {
    for (const title of ['The Valley Star', '| Valley Star', 'valleystar.example', '']) expect(strip(title)).toBe('')
  })

  it('keeps what only shares a word with that name', () => {
    expect(strip('Earthquake in the south - Mexico', 'Mexico News Daily')).toBe('Earthquake in the south - Mexico')
    expect(strip('Earthquake - Mexico News Daily', 'Mexico News Daily')).toBe('Earthquake - Mexico News Daily')
    expect(strip('Well-known 3-2 win - at last')).toBe('Well-known 3-2 win - at last')
  })

  it('loses the outlet whose name is a place, so that its name makes nothing a mention', () => {
    expect(strip('School board meets again | New Mexico Sun', 'New Mexico Sun')).toBe('School board meets again')
    expect(strip('School board meets again - KTLA', 'KTLA 5', 'https://ktla.example')).toBe('School board meets again')
  })
})
