/** What moves between two versions, as the API and the command line report it. */
import { type Move, type Moves, movesOf } from '@mirador/analysis/moves.ts'
import { version as ownName } from '@mirador/analysis/version.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Db } from '@mirador/store/db.ts'
import { listLabelPairs, readTitles } from '@mirador/store/label-pairs.ts'
import { listVersions, pickVersion, type VersionProgress } from '@mirador/store/versions.ts'

type Example = Move['examples'][number] & { title: string }
export type Comparison = Omit<Moves, 'moves'> & {
  from: string
  to: string
  /** Mentions that only one of the two has labelled: they are in no figure below. */
  onlyFrom: number
  onlyTo: number
  moves: (Omit<Move, 'examples'> & { examples: Example[] })[]
}

/**
 * Compares the labels of two versions on the mentions that both have labelled. Without names: the current version with the one
 * of this program or, where that is the current one, with the one that it replaced; a single name is compared with the current
 * one. Throws `not-found` for a name that there is not, `conflict` where there is nothing to compare with.
 */
export async function compareVersions(db: Db, fromName?: string, toName?: string): Promise<Comparison> {
  const { from, to } = pairOf(await listVersions(db), fromName, toName)
  const found = movesOf(await listLabelPairs(db, from.id, to.id))
  const titles = await readTitles(
    db,
    found.moves.flatMap(({ examples }) => examples.map(({ id }) => id)),
  )
  return {
    ...found,
    from: from.name,
    to: to.name,
    onlyFrom: from.labelled - found.mentions,
    onlyTo: to.labelled - found.mentions,
    moves: found.moves.map((move) => ({
      ...move,
      examples: move.examples.map((example) => ({ ...example, title: titles.get(example.id) ?? '' })),
    })),
  }
}

function pairOf(versions: VersionProgress[], fromName?: string, toName?: string) {
  const current = versions.find((version) => version.current)
  const own = versions.find(({ name }) => name === ownName)
  const replaced = versions
    .filter((version) => !version.current && version.currentSince !== null)
    .sort((a, b) => b.currentSince!.getTime() - a.currentSince!.getTime())[0]
  const isNew = own !== undefined && !own.current
  const named = (name: string) => pickVersion(versions, name)
  const from = fromName ? named(fromName) : toName || isNew ? current : replaced
  const to = toName ? named(toName) : fromName || !isNew ? current : own
  if (!from || !to) throw new MiradorError('conflict', 'There is only one version: nothing to compare it with.')
  if (from === to) throw new MiradorError('bad-input', `This would compare ${from.name} with itself: name another one.`)
  return { from, to }
}
