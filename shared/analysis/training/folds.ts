import { createHash } from 'node:crypto'

/** The fold of an outlet, from 0: by a hash of its name, so that more items or outlets move none. */
export function foldOf(group: string, folds: number): number {
  return createHash('sha256').update(group).digest().readUInt32BE() % folds
}
