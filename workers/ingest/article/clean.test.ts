import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { cleanLines } from './clean.ts'
import { linesOf } from './lines.ts'

const told = 'The governors of both states met in El Paso and agreed to keep the bridge open at night, officials said.'
const clean = (html: string, title?: string) => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return cleanLines(linesOf(document.body as unknown as Node), title).map(({ text }) => text)
}

describe('the lines of an element', () => {
  it('are folded, one a block or break, without what nobody reads', () => {
    const html = `<div>One <b>bold</b>\n word<br>Two<p>Three</p>four<script>x()</script><figcaption>A picture</figcaption></div>`
    expect(clean(html)).toEqual(['One bold word', 'Two', 'Three', 'four'])
  })
})

describe('an article', () => {
  it.each([
    'Advertisement',
    'Continue Reading Below',
    'READ MORE: What we know of the bridge',
    'Te puede interesar: El puente de noche',
    'Sign up for our newsletter and get the news every day',
    'Suscríbete a nuestro boletín',
    'Follow us on Twitter',
    'Image 3 of 8',
    'By Ana Ruiz and John Doe, Associated Press',
    'Por Ana Ruiz',
    'Updated 5:27 am CST, Wednesday',
    'November 24, 2026',
    'Published Nov. 24, 2026 at 5 p.m.',
    'Hace 3 horas',
    '© 2026 The Paper. All rights reserved.',
    '• • •',
    'https://paper.example/story',
  ])('loses "%s"', (line) => {
    expect(clean(`<p>${told}</p><p>${line}</p><p>${told}</p>`)).toEqual([told, told])
  })

  it.each([
    'By Tuesday the bridge was open again.',
    'Share prices fell in Mexico City.',
    'Read in the language of the court, the charges took an hour.',
    'Mexico signed up for the plan in 2024.',
    'It was 24 November when it began.',
    'Photographers waited outside.',
    'Continued tariffs would hurt exporters.',
    'Closely watched talks go on.',
    'Image matters in diplomacy, she said.',
    'Published in 2019, the book won a prize.',
    'Email exchanges show that the mayor knew.',
    'Hace 10 años no había puente.',
    'Sigue a la espera de una respuesta.',
    'Join the mayors of both cities and you see it.',
  ])('keeps "%s"', (line) => {
    expect(clean(`<p>${told}</p><p>${line}</p>`)).toEqual([told, line])
  })

  it('loses lines that only lead elsewhere, and keeps sentences with links in them', () => {
    const links = '<ul><li><a href="/1">Mayor resigns over bridge</a></li><li><a href="/2">Another story</a></li></ul>'
    const linked = `<p>The mayor <a href="/3">said on Monday</a> that talks go on.</p>`
    expect(clean(`<p>${told}</p>${links}${linked}`)).toEqual([told, 'The mayor said on Monday that talks go on.'])
  })

  it('begins below its headline, but not below one that a paragraph stands above', () => {
    const title = 'A bridge that stays open at night'
    expect(clean(`<p>Home</p><p>News</p><h1>${title}</h1><p>${told}</p>`, title)).toEqual([told])
    const long = `${told} ${told} ${told}`
    expect(clean(`<p>${long}</p><h2>${title}</h2><p>${told}</p>`, title)).toEqual([long, title, told])
  })
})
