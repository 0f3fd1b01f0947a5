import { describe, expect, it } from 'vitest'
import { gkgRow } from '../../../tests/support/gdelt.ts'
import { fileAddress, listAddress, newestIn } from './file-names.ts'
import { gkgAddress, instant, readGkgRow } from './gkg-row.ts'

const url = 'https://star.example/story'

describe('a row of the knowledge graph', () => {
  it('gives address, title, date, language and whether a place lies in Mexico', () => {
    const row = gkgRow({
      url,
      title: 'A &amp; B',
      published: '20261124113000',
      places: ['US', 'MX'],
      translatedFrom: 'spa',
    })
    expect(gkgAddress(row)).toBe(url)
    expect(readGkgRow(row)).toEqual({
      url,
      title: 'A &amp; B',
      published: '2026-11-24T11:30:00.000Z',
      language: 'es',
      inMexico: true,
    })
  })

  it('may have neither title nor date nor place', () => {
    const nothing = { title: undefined, published: undefined, language: undefined, inMexico: false }
    expect(readGkgRow(gkgRow({ url }))).toEqual({ url, ...nothing })
    expect(readGkgRow(gkgRow({ url, title: ' ', published: '20269999999999', places: ['US'] }))).toEqual({
      url,
      ...nothing,
    })
  })

  it('takes a place that is only named like the code of Mexico for none in Mexico', () => {
    const row = gkgRow({ url }).split('\t')
    row[10] = '3#MX, Texas, United States#US#USTX#TX201#29#-95#1#10;4#X#MXX#MX#'
    expect(readGkgRow(row.join('\t'))).toMatchObject({ inMexico: false })
  })

  it('that is broken has no article, and one that is not of the web no address', () => {
    expect(readGkgRow(gkgRow({ url }).split('\t').slice(0, 20).join('\t'))).toBeUndefined()
    expect(readGkgRow(`${gkgRow({ url })}\tmore`)).toBeUndefined()
    for (const broken of ['', 'a\tb\tc', `a\tb\t1\td\t${url}`]) expect(gkgAddress(broken)).toBeUndefined()
    expect(gkgAddress(gkgRow({ url, collection: '2' }))).toBe('')
  })
})

describe('an instant in digits', () => {
  it('is read as UTC, and only where it is one', () => {
    expect(instant('20261124120000')).toBe('2026-11-24T12:00:00.000Z')
    for (const wrong of ['20261324120000', '2026112412000', '', '20261124126000'])
      expect(instant(wrong)).toBeUndefined()
  })
})

describe('the names of files', () => {
  const fileAt = new Date('2026-11-24T12:15:00Z')
  const md5 = 'ABCDEF0123456789abcdef0123456789'
  const list = [
    `10 ${md5} http://data.example/gdeltv2/20261124121500.export.CSV.zip`,
    `20 ${md5} http://data.example/gdeltv2/20261124121500.gkg.csv.zip`,
    `20 ${md5} http://data.example/gdeltv2/20261124120000.translation.gkg.csv.zip`,
  ].join('\r\n')

  it('say stream and quarter-hour', () => {
    const base = 'http://mirror.example/g/'
    expect(fileAddress(base, { stream: 'english', fileAt })).toBe(`${base}20261124121500.gkg.csv.zip`)
    expect(fileAddress(base, { stream: 'translated', fileAt })).toBe(`${base}20261124121500.translation.gkg.csv.zip`)
    expect(listAddress(base, 'translated')).toBe(`${base}lastupdate-translation.txt`)
  })

  it('are found in a list, each stream for itself', () => {
    expect(newestIn(list, 'english')).toEqual({ stream: 'english', fileAt, md5: md5.toLowerCase() })
    expect(newestIn(list, 'translated')?.fileAt).toEqual(new Date('2026-11-24T12:00:00Z'))
  })

  it('are not taken from what is no list, or from a time between the quarters', () => {
    for (const wrong of ['', '<html>busy</html>', list.replaceAll('.gkg.', '.x.'), list.replaceAll('121500', '121501')])
      expect(newestIn(wrong, 'english')).toBeUndefined()
  })
})
