/** Markup in template strings. Whatever is put into it is escaped. */
import type { ComponentChildren } from 'preact'

export { html } from 'htm/preact'
export type Markup = ComponentChildren
