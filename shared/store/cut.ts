import type { Language } from '@mirador/core/terms.ts'

/** Which outlets a figure is of: those that meet every one of the conditions given, and any of the values of each. */
export type Cut = { outlet?: string[]; state?: string[]; language?: Language[]; collection?: string[] }

/** A condition on `column`, an outlet's id, that holds for the outlets of the cut; its values are appended to `values`. */
export function cutCondition(cut: Cut, column: string, values: unknown[]): string {
  const any = (list: unknown[]) => `ANY ($${values.push(list)})`
  const conditions = [
    cut.outlet?.length ? `slug = ${any(cut.outlet)}` : undefined,
    cut.state?.length ? `state = ${any(cut.state)}` : undefined,
    cut.language?.length ? `language = ${any(cut.language)}` : undefined,
    cut.collection?.length ? `collections && $${values.push(cut.collection)}` : undefined,
  ].filter((condition) => condition !== undefined)
  if (conditions.length === 0) return 'TRUE'
  // an array and not a join, so that the planner reads the few outlets first
  return `${column} = ANY (ARRAY(SELECT id FROM outlets WHERE ${conditions.join(' AND ')}))`
}
