import type { Language } from '@mirador/core/terms.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'

export type { Words } from './en.ts'
export const words: Record<Language, Words> = { en, es }
