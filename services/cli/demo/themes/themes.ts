/** All themes, by name. */
import { diplomacy } from './diplomacy.ts'
import { domestic } from './domestic.ts'
import { elsewhere } from './elsewhere.ts'
import { immigrants } from './immigrants.ts'
import { migration } from './migration.ts'
import { people } from './people.ts'
import { problem } from './problem.ts'
import type { Theme } from './theme.ts'
import { trade } from './trade.ts'

const all = { ...problem, ...migration, ...immigrants, ...trade, ...diplomacy, ...domestic, ...people, ...elsewhere }
export type ThemeName = keyof typeof all
export const themes: Record<ThemeName, Theme> = all
export const themeNames = Object.keys(all) as ThemeName[]
