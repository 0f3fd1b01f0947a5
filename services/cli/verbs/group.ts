import { createGrouping, type Text } from '@mirador/analysis/stories/grouping.ts'
import { printsOf } from '@mirador/analysis/stories/prints.ts'
import type { Wording } from '@mirador/analysis/stories/regroup.ts'
import { canonicalUrl } from '@mirador/core/canonical-url.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import type { Command } from 'commander'
import { filterLines, textField } from '../ndjson.ts'

/** A mention is answered when so many more were read, or at the end, and forgotten when so many more were answered. */
const remembered = 10_000

/** A filter without a database and without network. */
export function addVerbs(program: Command): void {
  program
    .command('group')
    .description(
      'say which mentions carry the same text: {id, title, text, published?, url?} a line in, {id, story, joined, overlap} out',
    )
    .addHelpText(
      'after',
      `
story is the id of the first mention of the story, joined the one that this mention is closest to and overlap how close (0 to 1);
both are null where nothing like it came before. Only texts within ten days of each other are compared, where published (or
date) tells; a title alone joins nothing. An answer comes once ${remembered} more lines were read, or at the end.`,
    )
    .action(() => filterLines(process.stdin, process.stdout, createAnswers(), remembered))
}

/** What is known of a wording: the mention that brought it, and how many of its mentions are remembered. */
type Known = { first: unknown; mentions: number }

function createAnswers(): (line: Record<string, unknown>) => unknown {
  const grouping = createGrouping()
  const known = new Map<Wording, Known>()
  /** The name of a story is the id of the first of its mentions that was answered. */
  const names = new Map<number, unknown>()
  const answered: Wording[] = []
  let lines = 0
  let answers = 0

  function forgetOne(wording: Wording): void {
    const about = known.get(wording)!
    if (--about.mentions > 0) return
    known.delete(wording)
    grouping.forget(wording)
    if (grouping.wordingsOf(wording.story).size === 0) names.delete(wording.story)
  }

  function answer(id: unknown, wording: Wording, alike: number | undefined) {
    const nearest = alike === undefined ? grouping.joinedBy(wording) : { wording, overlap: alike }
    const joined = nearest && known.get(nearest.wording)!.first
    if (!names.has(wording.story)) names.set(wording.story, id)
    const said = { id, story: names.get(wording.story), joined: joined ?? null, overlap: rounded(nearest?.overlap) }
    const place = answers++ % remembered
    const oldest = answered[place]
    answered[place] = wording
    if (oldest) forgetOne(oldest)
    return said
  }

  return (line) => {
    const id = line.id ?? ++lines
    const { wording, alike } = grouping.add(textOf(line))
    const about = known.get(wording)
    if (about) about.mentions++
    else known.set(wording, { first: id, mentions: 1 })
    // called when it is written, by when what came after it has had its say
    return { toJSON: () => answer(id, wording, about ? alike : undefined) }
  }
}

function textOf(line: Record<string, unknown>): Text {
  textField(line, 'title')
  const published = textField(line, 'published') || textField(line, 'date')
  const at = published === '' ? undefined : Date.parse(published)
  if (Number.isNaN(at))
    throw new MiradorError('bad-input', `"published" must be a date, not ${JSON.stringify(published.slice(0, 40))}.`)
  return { prints: printsOf(textField(line, 'text')), at, address: canonicalUrl(textField(line, 'url')) }
}

const rounded = (overlap: number | undefined) => (overlap === undefined ? null : Math.round(overlap * 1_000) / 1_000)
