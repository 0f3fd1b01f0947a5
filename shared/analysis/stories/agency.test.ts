import { expect, it } from 'vitest'
import { agencyOf } from './agency.ts'

const of = (text: string, byline?: string) => agencyOf({ title: 'Title', text, byline: byline ?? null })

it.each([
  ['EL PASO, Texas (AP) — Migrants waited at the bridge.', 'ap'],
  ['MEXICO CITY, Nov 2 (Reuters) - The peso fell.', 'reuters'],
  ['Ciudad de México (EFE).- El Gobierno anunció un acuerdo.', 'efe'],
  ['México, 3 nov (AFP) – La presidenta dijo.', 'afp'],
  ['(CNN) — A judge ruled on Monday.', 'cnn'],
  ['By JANE DOE, Associated Press\nThe bridge was closed.', 'ap'],
  ['The bridge was closed.\nThis article was originally published by ProPublica.', 'propublica'],
  ['A law on clinics.\nThis story was originally published in KFF Health News, a newsroom.', 'kff-health-news'],
  ['El puente cerró. Con información de la agencia EFE', 'efe'],
  ['The bridge was closed.\nCopyright 2026 The Associated Press. All rights reserved.', 'ap'],
])('%s is of %s', (text, agency) => {
  expect(of(text)).toBe(agency)
})

it('takes the byline of the article', () => {
  expect(of('The bridge was closed.', 'Uriel García, The Texas Tribune')).toBe('texas-tribune')
})

it.each([
  'The cartel spoke to Reuters by telephone, officials said.',
  'Apple (AAPL) opened a plant in Monterrey.',
  'Trade fell (see page 3) - but not by much.',
  'A reporter of the Associated Press was hurt at the border.',
])('names none where a text only speaks of one: %s', (text) => {
  expect(of(text)).toBeUndefined()
})
