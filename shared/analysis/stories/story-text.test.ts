import { expect, it } from 'vitest'
import { storyLines } from './story-text.ts'

const told = [
  'Mexico and Texas officials agreed on Tuesday to let trucks pass the bridge at Laredo at night, they said.',
  'From Tijuana to Juárez, people had waited for that for years, and many had given up hope, said a driver who crosses every day.',
  'Leaders of both countries praised the program, and bypassed the rest.',
]

it('leaves away what pages put around an article, and says each line once', () => {
  const page = [
    'Home | News | Sports',
    'By JANE DOE, Associated Press',
    'Posted: 9:20 AM, Nov. 2, 2026',
    'FILE - Trucks wait at a bridge in Laredo, Texas, in this file photo of last year, when the lines were long.',
    'Trucks wait in Laredo, Texas, Monday, Nov. 2, 2026. (AP Photo/Jane Doe)',
    'Una fila de camiones espera en Laredo, en esta fotografía de archivo, que muestra el puente de noche.',
    ...told,
    'Sign up for our newsletter to get the news of the day.',
    told[0],
    'Síguenos en las redes sociales y comparte esta nota con tus amigos.',
    'Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten.',
  ]
  expect(storyLines(page.join('\n'))).toEqual(told)
})

it.each(['MEXICO CITY (AP) — ', 'LAREDO, Texas, Nov 2 (Reuters) - ', '(CNN) — ', 'Ciudad de México (EFE).- '])(
  'takes the dateline %s off',
  (dateline) => {
    expect(storyLines(`${dateline}${told[0]}`)).toEqual([told[0]])
  },
)

it('takes a text of one line as it is, and of a page of pictures the captions', () => {
  expect(storyLines('Watch: trucks at night')).toEqual(['Watch: trucks at night'])
  const captions = [
    'Trucks, left, wait in Laredo, Texas, on Monday night. (AP Photo/Jane Doe)',
    'A driver, right, waits too.',
  ]
  expect(storyLines(captions.join('\n'))).toEqual(captions)
})
