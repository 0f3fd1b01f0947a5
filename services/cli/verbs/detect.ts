import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { defaultAlertsPerYear, mostAlertsPerYear, thresholdOf } from '@mirador/analysis/spikes/sensitivity.ts'
import { type Unit, units } from '@mirador/analysis/spikes/units.ts'
import { MiradorError } from '@mirador/core/errors.ts'
import { linesOf } from '@mirador/core/lines.ts'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { readObject } from '../ndjson.ts'
import { type Answer, watchSeries } from '../watch-series.ts'

/** A pure filter: no database, no network, no clock. */
export function addVerbs(program: Command): void {
  program
    .command('detect')
    .description(
      'find spikes: {series, bucket, count, total, outlets?, capacity?, coverage?} a line in, in time order per series; {series, bucket, expected, low, high, pCount, pShare, score, state, alert} out',
    )
    .addOption(new Option('--unit <unit>', 'what a bucket spans').choices(units).makeOptionMandatory())
    .option(
      '--false-alerts <a year>',
      `about how many false alerts a year and series are accepted, above 0 and up to ${mostAlertsPerYear}`,
      numberBetween(0, mostAlertsPerYear),
      defaultAlertsPerYear,
    )
    .option(
      '--false-discoveries <share>',
      'hold the series of a bucket against each other: at most about this share of what opens is false (0.1, say). Lines must then be in time order over all series, and a bucket is answered when the next begins',
      numberBetween(0, 1),
    )
    .addHelpText('after', fields)
    .action(async (options: { unit: Unit; falseAlerts: number; falseDiscoveries?: number }) => {
      const threshold = thresholdOf(options.unit, options.falseAlerts)
      await answerLines(process.stdin, process.stdout, watchSeries({ ...options, threshold }))
    })
}

const fields = `
In:  bucket    2026-03-01T14 (UTC), 2026-03-01, 2026-W09, or whole numbers that count hours, days or weeks
     count     items with the label; null where they are not known
     total     all items of the same cut; without it only the count is tested
     outlets   in how many outlets the counted lie; an alert needs three where it is given
     capacity  how much is monitored, in any unit that stays the same (1)
     coverage  the share of it that was seen (1); a bucket below 0.35 is missing
Out: expected  with low and high, between which 95 % of quiet counts lie
     pCount    how unusual the count is; pShare: how unusual its share of the total is
     score     log10 of how much better a rise explains both than none does
     state     missing, warming, quiet, cooling, opened, open, updated or closed; alert is true where it is opened
     episode   series and bucket that opened it: the key of an alert that is open, updated or closed`

const numberBetween = (above: number, most: number) => (text: string) => {
  const value = Number(text)
  if (text.trim() !== '' && value > above && value <= most) return value
  throw new InvalidArgumentError(`It must be a number above ${above} and up to ${most}.`)
}

type Watch = { take(line: Record<string, unknown>): Answer[]; end(): Answer[] }

/** What is wrong with a line is its answer, {series, bucket, error}; one that is no JSON object ends the run and is named. */
async function answerLines(input: Readable, output: Writable, watch: Watch): Promise<void> {
  const write = async (answers: Answer[]) => {
    if (answers.length === 0 || output.destroyed) return
    if (!output.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))) await once(output, 'drain')
  }
  let number = 0
  try {
    for await (const text of linesOf(input)) {
      number++
      if (text.trim() === '') continue
      if (output.destroyed) return
      await write(takeLine(watch, readObject(text, number), number))
    }
  } finally {
    await write(watch.end())
  }
}

function takeLine(watch: Watch, line: Record<string, unknown>, number: number): Answer[] {
  try {
    return watch.take(line)
  } catch (error) {
    if (!(error instanceof MiradorError)) throw error
    const message = `Line ${number}: ${error.message}`
    return [{ series: line.series, bucket: line.bucket, error: { code: error.code, message } }]
  }
}
