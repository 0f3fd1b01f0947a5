/** How GDELT names its files, a stream and quarter-hour each, and lists the newest. */
import type { GdeltFile, GdeltStream } from '@mirador/store/gdelt-files.ts'
import { instant } from './gkg-row.ts'

const endings: Record<GdeltStream, string> = { english: '.gkg.csv.zip', translated: '.translation.gkg.csv.zip' }
const lists: Record<GdeltStream, string> = { english: 'lastupdate.txt', translated: 'lastupdate-translation.txt' }
const quarterHourMs = 900_000

/** Where the newest files of a stream are listed, under `base`. */
export const listAddress = (base: string, stream: GdeltStream): string => new URL(lists[stream], base).href

/** Where a file lies, under `base`. */
export function fileAddress(base: string, { stream, fileAt }: GdeltFile): string {
  const digits = fileAt.toISOString().slice(0, 19).replace(/\D/g, '')
  return new URL(digits + endings[stream], base).href
}

/**
 * The file of the knowledge graph in a list of the newest files (size, MD5 and address a line); undefined where it names none of
 * that stream at a full quarter-hour. Where it lies is not taken from the list, but from its name.
 */
export function newestIn(list: string, stream: GdeltStream): (GdeltFile & { md5: string }) | undefined {
  for (const line of list.split('\n')) {
    const [, md5, digits, ending] = /^\d+ ([0-9a-f]{32}) \S*\/(\d{14})(\.\S+)\s*$/i.exec(line) ?? []
    const time = ending?.toLowerCase() === endings[stream] ? instant(digits!) : undefined
    if (time === undefined || Date.parse(time) % quarterHourMs !== 0) continue
    return { stream, fileAt: new Date(time), md5: md5!.toLowerCase() }
  }
  return undefined
}
